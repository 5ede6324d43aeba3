import { configDefaults, defineConfig } from 'vitest/config';
import { compileWords } from './shared/ui/language/compile-words.ts';

/** Long stories of one screen each. All of them at once take longer than anybody waits for a test. */
const longStories = [
  'floor',
  'office-devices',
  'kitchen',
  'table-service',
  'till',
  'order',
  'order-in-a-hurry',
  'office',
];

/** `npm test` tells half of the long stories, by chance, and says which it leaves; `npm run screens` tells all. */
function leftForAnotherRun(): string[] {
  if (process.argv.slice(2).join(' ') !== 'run') return [];
  const left = longStories.toSorted(() => Math.random() - 0.5).slice(longStories.length / 2);
  process.stdout.write(`Left for another run, or for npm run screens: ${left.join(', ')}\n`);
  return left.map((name) => `tests/screens/${name}.test.ts`);
}

export default defineConfig({
  plugins: [compileWords()],
  test: {
    reporters: ['default', './tests/reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['{shared,server,tablet-app,kds-app,office-app}/**/*.test.{ts,tsx}'],
          testTimeout: 5_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'restaurant',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'tests/screens/**'],
          testTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          include: ['tests/screens/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...leftForAnotherRun()],
          globalSetup: ['tests/screens/build-apps.ts'],
          // One browser at a time: two on a small machine make each other slow, and slow looks like broken.
          fileParallelism: false,
          testTimeout: 60_000,
          // The first launch on a new machine may have to install the browser.
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
