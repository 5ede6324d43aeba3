import { permissions } from '@comanda/shared/staff/staff.ts';
import type { BoxStore } from '@comanda/shared/sync/box-ports.ts';
import type { DeviceStorage, Links } from '@comanda/shared/sync/device-ports.ts';
import { type Down, idOfGiven, type Offer } from '@comanda/shared/sync/wire.ts';
import { expect, test } from 'vitest';
import { type Planted, runNight } from './night.ts';

// A simulator that never fails proves nothing. Here the ports cheat, one way at a time, and some night has to notice.

const nights = 12;

/** What the first night says that notices, in the words of the invariants. */
function caught(planted: () => Planted, words: RegExp): string[] {
  for (let seed = 1; seed <= nights; seed += 1) {
    const { violations, undrained } = runNight(seed, { planted: planted() });
    const found = [...violations, ...undrained.map((one) => `undrained ${one}`)].filter((one) => words.test(one));
    if (found.length > 0) return found;
  }
  return [];
}

test('a disk that forgets its last commit when the box dies is caught', () => {
  expect(caught(() => ({ forgetful: true }), /I1 /)).not.toEqual([]);
});

test('a store that forgets what it has judged is caught', () => {
  const planted = (): Planted => ({
    store: (store: BoxStore) => ({ ...store, verdict: () => null, deviceOfIncarnation: () => null }),
  });
  expect(caught(planted, /I3|undrained/)).not.toEqual([]);
});

test('a box that lets everybody do everything is caught', () => {
  const planted = (): Planted => ({
    store: (store: BoxStore) => ({
      ...store,
      load: () => {
        const loaded = store.load();
        const records = loaded.records.map((row) =>
          row.table === 'staff' ? { ...row, fields: { ...row.fields, granted: [...permissions] } } : row,
        );
        return { ...loaded, records };
      },
    }),
  });
  expect(caught(planted, /I9/)).not.toEqual([]);
});

/** Hands on what arrives at a device in its own words. */
const hearing =
  (retell: (message: Down) => Down | null) =>
  (links: Links): Links => ({
    connect: (kind, events) =>
      links.connect(kind, {
        ...events,
        received: (message) => {
          const told = retell(message);
          if (told !== null) events.received(told);
        },
      }),
  });

test('a replica that moves on past entries it has not read is caught', () => {
  let frames = 0;
  const skipping = hearing((message) => {
    if (message.type !== 'frame') return message;
    frames += 1;
    return frames % 10 === 0 ? { ...message, entries: [] } : message;
  });
  expect(caught(() => ({ links: skipping }), /I2/)).not.toEqual([]);
});

const verdictOn = ({ incarnation, deviceSeq }: Offer): Down => ({
  type: 'verdicts',
  incarnation,
  upToSeq: deviceSeq,
  position: 0,
  refused: [],
});

test('a device that takes every push for acknowledged is caught', () => {
  const planted = (): Planted => ({
    links: (links: Links) => ({
      connect: (kind, events) => {
        const made: Down[] = [];
        const link = links.connect(kind, {
          ...events,
          received: (message) => {
            for (const verdict of made.splice(0)) events.received(verdict);
            events.received(message);
          },
        });
        return {
          close: () => link.close(),
          send: (message) => {
            const last = message.type === 'push' ? message.offers.at(-1) : undefined;
            if (last === undefined) link.send(message);
            else made.push(verdictOn(last));
          },
        };
      },
    }),
  });
  expect(caught(planted, /I1|I3/)).not.toEqual([]);
});

test('a device that says "saved" before it has saved is caught', () => {
  const planted = (): Planted => ({
    storage: (storage: DeviceStorage) => ({
      ...storage,
      write: (change, done) => {
        // Tomorrow is soon enough.
        if (change.put.every(({ kind }) => kind !== 'tap')) storage.write(change, done);
        else storage.write({ put: [], drop: [{ kind: 'tap', key: 'none' }] }, done);
      },
    }),
  });
  expect(caught(planted, /I3/)).not.toEqual([]);
});

test('a device that never hears its verdicts is caught', () => {
  const deaf = hearing((message) => (message.type === 'verdicts' ? null : message));
  expect(caught(() => ({ links: deaf }), /undrained/)).not.toEqual([]);
});

test('a device that keeps to itself which rows a restored box has forgotten is caught', () => {
  const planted = (): Planted => ({
    links: (links: Links) => ({
      connect: (kind, events) => {
        const kept: string[] = [];
        const link = links.connect(kind, {
          ...events,
          received: (message) => {
            if (kept.length > 0) events.received({ type: 'reoffered', ids: kept.splice(0) });
            events.received(message);
          },
        });
        return {
          close: () => link.close(),
          send: (message) => {
            if (message.type !== 'reoffer') return link.send(message);
            kept.push(...message.events.filter((one) => 'row' in one).map(idOfGiven));
            const others = message.events.filter((one) => !('row' in one));
            if (others.length > 0) link.send({ ...message, events: others });
          },
        };
      },
    }),
  });
  expect(caught(planted, /I12/)).not.toEqual([]);
});
