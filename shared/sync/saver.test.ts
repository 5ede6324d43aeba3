import { expect, test } from 'vitest';
import type { DeviceStorage, StorageChange, StorageFailure } from './device-ports.ts';
import { Saver } from './saver.ts';

const tap = (key: string): StorageChange => ({ put: [], drop: [{ kind: 'tap', key }] });

/** A disk that answers when the test says so, and time that passes when it says so. */
function slowDisk() {
  const asked: { change: StorageChange; done: (failure?: StorageFailure) => void }[] = [];
  const later: (() => void)[] = [];
  const storage = {
    load: () => {},
    write: (change, done) => void asked.push({ change, done }),
    close: () => {},
  } satisfies DeviceStorage;
  const timers = {
    after: (_: number, run: () => void) => {
      later.push(run);
      return () => {};
    },
  };
  return {
    saver: new Saver(storage, timers, () => {}),
    fails: (): void => {
      asked.shift()?.done({ failed: 'quota', reason: 'full' } as never);
      later.shift()?.();
    },
    rested: (): void => later.shift()?.(),
    writes: (): StorageChange | undefined => {
      const next = asked.shift();
      next?.done();
      return next?.change;
    },
  };
}

test('G4 a disk that fails three times in a row is promised nothing more, until it has written what waits', () => {
  const { saver, fails, writes } = slowDisk();
  let isSaved = false;
  saver.write(tap('1'), () => {
    isSaved = true;
  });
  fails();
  fails();
  expect(saver.isFailing).toBe(false);
  fails();
  expect(saver.isFailing).toBe(true);
  expect(isSaved).toBe(false);
  expect(writes()).toEqual(tap('1'));
  expect(isSaved).toBe(true);
  expect(saver.isFailing).toBe(false);
});

test('writes are done one after the other, in the order in which things happened', () => {
  const { saver, fails, writes } = slowDisk();
  for (const key of ['1', '2', '3']) saver.write(tap(key));
  fails();
  expect([writes(), writes(), writes(), writes()]).toEqual([tap('1'), tap('2'), tap('3'), undefined]);
  expect(saver.waiting).toBe(0);
});

test('what waits may become one with what comes after it; what the disk has begun with, or failed at, may not', () => {
  const { saver, fails, writes } = slowDisk();
  const both = (key: string) => saver.grow(({ put, drop }) => ({ put, drop: [...drop, ...tap(key).drop] }));
  expect(both('0')).toBe(false);
  saver.write(tap('1'));
  expect(both('2')).toBe(false);
  fails();
  expect(both('2')).toBe(false);
  saver.write(tap('3'));
  expect(saver.grow(() => null)).toBe(false);
  expect(both('4')).toBe(true);
  expect([writes(), writes(), writes()]).toEqual([
    tap('1'),
    { put: [], drop: [...tap('3').drop, ...tap('4').drop] },
    undefined,
  ]);
});

test('what may wait is written at once, and then a tenth of a second later with more of its kind, unless somebody waits', () => {
  const { saver, rested, writes } = slowDisk();
  saver.writeSoon(tap('1'));
  expect(writes()).toEqual(tap('1'));
  saver.writeSoon(tap('2'));
  expect(writes()).toBeUndefined();
  rested();
  expect(writes()).toEqual(tap('2'));

  saver.writeSoon(tap('3'));
  saver.write(tap('4'));
  expect([writes(), writes()]).toEqual([tap('3'), tap('4')]);
  rested();

  saver.writeSoon(tap('5'));
  expect(writes()).toEqual(tap('5'));
  saver.writeSoon(tap('6'));
  let isSaved = false;
  saver.afterAll(() => {
    isSaved = true;
  });
  expect(writes()).toEqual(tap('6'));
  expect(isSaved).toBe(true);
});
