import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './tests/reporter.ts'],
    projects: [
      {
        test: {
          name: 'units',
          include: ['{shared,server,tablet-app,kds-app}/**/*.test.{ts,tsx}'],
          testTimeout: 5_000,
        },
      },
      {
        test: {
          name: 'restaurant',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'tests/screens/**'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'screens',
          include: ['tests/screens/**/*.test.ts'],
          // One browser at a time: two on a small machine make each other slow, and slow looks like broken.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
