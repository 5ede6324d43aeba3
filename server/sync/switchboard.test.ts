import type { Wire } from '@comanda/shared/sync/box-ports.ts';
import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { createSwitchboard } from './switchboard.ts';

/** A store that opens or not as the test says, and a clock wound by hand. */
function workshop() {
  let nowMs = 0;
  const waiting: { atMs: number; run: () => void }[] = [];
  const happened: string[] = [];
  let fail: (error: unknown) => void = () => {};
  const disk = { broken: false };
  const switchboard = createSwitchboard({
    log: createLog('silent'),
    monotonicMs: () => nowMs,
    after(ms, run) {
      const one = { atMs: nowMs + ms, run };
      waiting.push(one);
      return () => void waiting.splice(waiting.indexOf(one), 1);
    },
    start(onFailure) {
      if (disk.broken) throw new Error('disk full');
      happened.push('opened');
      fail = onFailure;
      return {
        box: 'box',
        connect: () => ({
          received(text) {
            if (text === 'bug') throw new Error('a bug');
            happened.push(text);
          },
          ended: () => void happened.push('ended'),
        }),
        close: () => void happened.push('closed'),
      };
    },
  });
  return {
    switchboard,
    happened,
    disk,
    fail: (error: unknown = new Error('disk full')) => fail(error),
    wind(ms: number) {
      const until = nowMs + ms;
      for (;;) {
        const next = waiting.filter(({ atMs }) => atMs <= until).toSorted((a, b) => a.atMs - b.atMs)[0];
        if (next === undefined) break;
        waiting.splice(waiting.indexOf(next), 1);
        nowMs = next.atMs;
        next.run();
      }
      nowMs = until;
    },
  };
}

const wireThatNotes = (notes: string[]): Wire => ({ send: () => {}, close: (code) => void notes.push(code) });

test('after a failed write all links are cut, and a new core works on the store opened anew', () => {
  const { switchboard, happened, fail, wind } = workshop();
  const closed: string[] = [];
  const line = switchboard.connect(wireThatNotes(closed), 'web-socket');
  fail();
  expect(closed).toEqual(['box-failed']);
  expect(switchboard.readiness()).toEqual({ ready: false, reason: 'the last write failed: disk full' });
  expect(switchboard.connect(wireThatNotes([]), 'web-socket')).toBeNull();
  line?.received('too late');
  wind(200);
  expect(happened).toEqual(['opened', 'closed', 'opened']);
  expect(switchboard.readiness()).toEqual({ ready: true });
  expect(switchboard.connect(wireThatNotes([]), 'web-socket')).not.toBeNull();
});

test('a store that does not open is tried again, less and less often, for ever', () => {
  const { switchboard, disk, fail, wind } = workshop();
  disk.broken = true;
  fail();
  wind(60_000);
  expect(switchboard.readiness()).toEqual({ ready: false, reason: 'the store does not open: disk full' });
  disk.broken = false;
  wind(5_000);
  expect(switchboard.readiness()).toEqual({ ready: true });
});

test('why it is not ready is said in plain words', () => {
  const { switchboard, fail } = workshop();
  fail(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }));
  expect(switchboard.readiness()).toEqual({
    ready: false,
    reason: 'the last write failed: The disk is full (database or disk is full). Make room: the box goes on by itself.',
  });
});

test('a message that trips over a bug costs the core its memory, not the box its life', () => {
  const { switchboard, wind } = workshop();
  const closed: string[] = [];
  switchboard.connect(wireThatNotes(closed), 'long-poll')?.received('bug');
  expect(closed).toEqual(['box-failed']);
  wind(200);
  expect(switchboard.readiness()).toEqual({ ready: true });
});

test('a stopped box stays stopped', () => {
  const { switchboard, happened, fail, wind } = workshop();
  fail();
  switchboard.stop();
  wind(60_000);
  expect(happened).toEqual(['opened']);
});
