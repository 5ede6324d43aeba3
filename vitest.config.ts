import { configDefaults, defineConfig } from 'vitest/config';
import { compileWords } from './shared/ui/language/compile-words.ts';

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
