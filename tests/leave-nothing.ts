import { afterAll, vi } from 'vitest';

// Many files run in one process, one after the other: none finds the clock, or anything else, as another one left it.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
