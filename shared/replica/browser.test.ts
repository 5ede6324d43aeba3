import { expect, test, vi } from 'vitest';
import { createClock, createRandom, createTimers, NoRandomError, newId } from './browser.ts';

test('C1 the monotonic clock does not follow the wall clock', () => {
  const clock = createClock();
  const before = clock.monotonicMs();
  vi.setSystemTime(0);
  expect(clock.wallMs()).toBe(0);
  expect(clock.monotonicMs()).toBeGreaterThanOrEqual(before);
  vi.useRealTimers();
});

test('T1 a timer runs once, never inside the asking, and not before its time', async () => {
  const timers = createTimers();
  for (let round = 0; round < 20; round += 1) {
    const startMs = performance.now();
    const ran = vi.fn();
    await new Promise<void>((resume) => {
      timers.after(3.7, () => {
        ran();
        resume();
      });
      expect(ran).not.toHaveBeenCalled();
    });
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(3.7);
    expect(ran).toHaveBeenCalledOnce();
  }
});

test('T2 a cancelled timer never runs', async () => {
  const ran = vi.fn();
  createTimers().after(1, ran)();
  await new Promise((resume) => setTimeout(resume, 10));
  expect(ran).not.toHaveBeenCalled();
});

test('a wait of a month is not taken for no wait', async () => {
  const ran = vi.fn();
  const cancel = createTimers().after(31 * 24 * 3_600_000, ran);
  await new Promise((resume) => setTimeout(resume, 10));
  cancel();
  expect(ran).not.toHaveBeenCalled();
});

test('R1 as many bytes as asked for, also more than a browser gives at once', () => {
  const bytes = createRandom().bytes(200_000);
  expect(bytes).toHaveLength(200_000);
  expect(bytes.subarray(199_000).some((byte) => byte !== 0)).toBe(true);
});

test('no byte of chance is given out twice, and nobody can change what another is given', () => {
  let next = 0;
  const counting = { getRandomValues: (all: Uint8Array) => all.map((_, at) => (all[at] = next++ & 0xff)) };
  const random = createRandom(counting as unknown as Crypto);
  const given: number[] = [];
  for (let turn = 0; turn < 300; turn += 1) {
    const bytes = random.bytes(10);
    given.push(...bytes);
    bytes.fill(0);
  }
  // What is left of one lot, too little for the next id, is thrown away.
  for (const [at, byte] of given.entries()) expect(byte).toBe((at + 4 * Math.floor(at / 1_020)) & 0xff);
  expect(random.bytes(5_000)).toHaveLength(5_000);
});

test('a browser without random bytes cannot be a device', () => {
  expect(() => createRandom({} as Crypto)).toThrow(NoRandomError);
});

test('ids are new each time', () => {
  const [clock, random] = [createClock(), createRandom()];
  expect(newId(clock, random)).not.toBe(newId(clock, random));
});
