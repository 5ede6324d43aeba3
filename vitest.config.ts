import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { compileWords } from './shared/ui/language/compile-words.ts';
import LongestFirst from './tests/longest-first.ts';
import { plantMutant } from './tests/mutants/plant-in-vite.ts';

/** Vitest leaves one processor to itself, which on a small machine is half of it. What runs here waits often enough for one more. */
const everyProcessor = { maxWorkers: availableParallelism() + 1 };

/** What measures time, of the box under attack above all: beside other files it would measure them. One at a time, when all else is over. */
const timed = [
  'tests/fuzz/fuzz.test.ts',
  'tests/surface/beside.test.ts',
  'tests/surface/insider.test.ts',
  'tests/surface/slow.test.ts',
];

/** Puts another Yjs in the place of Yjs, so nobody may have loaded it before in the same process. */
const apart = 'shared/notes/hostile-updates.test.ts';

const planted = plantMutant();

// Generous times: what never ends is found all the same, and a slow machine is no fault.
export default defineConfig({
  plugins: [compileWords(), ...planted],
  test: {
    // A file with a bug planted in it must not be taken for the file itself the next time.
    fsModuleCache: planted.length === 0,
    reporters: ['default', './tests/reporter.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['{shared,server,tablet-app,kds-app,office-app}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, apart, ...timed],
          testTimeout: 30_000,
          // They share no state, and loading the product anew for each of them takes twice as long as they do.
          isolate: false,
          setupFiles: ['tests/leave-nothing.ts'],
          ...everyProcessor,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'restaurant',
          include: ['tests/**/*.test.ts', apart],
          exclude: [...configDefaults.exclude, 'tests/{screens,stories}/**', ...timed],
          testTimeout: 90_000,
          ...everyProcessor,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'stories',
          include: ['tests/stories/**/*.test.ts'],
          testTimeout: 90_000,
          isolate: false,
          setupFiles: ['tests/leave-nothing.ts'],
          ...everyProcessor,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          include: ['tests/screens/**/*.test.ts'],
          globalSetup: ['tests/screens/build-apps.ts', 'tests/screens/find-browser.ts'],
          // They wait half of the time. A fourth browser would make a small machine slow, and slow looks like broken.
          maxWorkers: 3,
          // One browser, and all that drives it, serves many files.
          isolate: false,
          setupFiles: ['tests/leave-nothing.ts'],
          testTimeout: 120_000,
          // The first launch on a new machine may have to install the browser.
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'timed',
          include: timed,
          testTimeout: 90_000,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
