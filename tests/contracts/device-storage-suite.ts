import type {
  CardDocument,
  DeviceStorage,
  FrameDocument,
  MetaDocument,
  RecordDocument,
  StorageChange,
  StorageFailure,
  StoredDocument,
  TapDocument,
} from '@comanda/shared/sync/device-ports.ts';
import { isStorageFailure } from '@comanda/shared/sync/device-ports.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

/** Where documents outlive the storage that wrote them, as a disk outlives a program. */
type SolidPlace = {
  /** A new owner of the same place: a restart, or a second tab. */
  open(): DeviceStorage;
  /** Takes everything away behind the owner's back. Every storage of the place is closed by now. */
  empty(): Promise<void>;
  remove(): Promise<void>;
};

/** A place whose writes have steps, so that they can be killed between two. */
export type StoragePlace = SolidPlace & {
  /** Writes with a new owner and kills it after so many steps: transactions, bytes. Null: it came through. */
  killDuring(change: StorageChange, steps: number): Promise<'killed' | null>;
};

type Loaded = { readonly documents: readonly StoredDocument[]; readonly wiped: boolean };

export const write = (storage: DeviceStorage, change: Partial<StorageChange>): Promise<StorageFailure | undefined> =>
  new Promise((answer) => storage.write({ put: [], drop: [], ...change }, answer));

export const load = (storage: DeviceStorage): Promise<Loaded> =>
  new Promise((answer, fail) =>
    storage.load((loaded) =>
      isStorageFailure(loaded) ? fail(new Error(`${loaded.failed}: ${loaded.detail}`)) : answer(loaded),
    ),
  );

export const tap = (key: string, savedMs = 1): TapDocument => ({ kind: 'tap', key, offers: [], savedMs });

const record = (key: string, fields: Readonly<Record<string, unknown>>): RecordDocument => ({
  kind: 'record',
  key: `products ${key}`,
  table: 'products',
  id: key,
  version: 1,
  fields,
  clocks: { name: 5 },
});

const frame = (upTo: number): FrameDocument => ({
  kind: 'frame',
  key: String(upTo),
  generation: 1,
  from: upTo - 1,
  upTo,
  tag: '00c0ffee',
  entries: [{ at: upTo, kind: 'day-closed', day: '2026-11-21', leave: ['z', 'a'] }],
});

const meta = (generation: number): MetaDocument => ({
  kind: 'meta',
  key: 'meta',
  generation,
  epoch: 1,
  position: 7,
  tag: null,
  multiSession: null,
  config: null,
  checkpoints: [[7, '00c0ffee']],
  signIns: [],
  signedIn: null,
});

const card: CardDocument = {
  kind: 'card',
  key: 'card',
  offer: JSON.parse(
    '{"type":"guests-set","body":{"over":null,"guests":4},"|odd":1,"__odd":{"b":1,"a":[null,false,0]}}',
  ),
  verdict: { id: 'card', deviceSeq: 3, verdict: 'refused', code: 'not-permitted' },
};

const keys = ({ documents }: Loaded): string[] => documents.map(({ kind, key }) => `${kind} ${key}`).sort();

export function deviceStorageSuite(name: string, makePlace: () => Promise<SolidPlace>): void {
  describe(`${name} keeps the promises of a device's storage`, () => {
    let place: SolidPlace;
    let opened: DeviceStorage[];
    const open = (): DeviceStorage => {
      const storage = place.open();
      opened.push(storage);
      return storage;
    };
    beforeEach(async () => {
      opened = [];
      place = await makePlace();
    });
    afterEach(async () => {
      for (const storage of opened) storage.close();
      await place.remove();
    });

    test('S1 what was put is there after a restart, and what was dropped is not', async () => {
      const before = open();
      expect(await load(before)).toEqual({ documents: [], wiped: false });
      expect(await write(before, { put: [tap('beer'), tap('wine'), meta(1)] })).toBeUndefined();
      expect(await write(before, { put: [tap('soup')], drop: [{ kind: 'tap', key: 'beer' }] })).toBeUndefined();
      // Not closed: the battery is flat.
      expect(keys(await load(open()))).toEqual(['meta meta', 'tap soup', 'tap wine']);
    });

    test('S1 a document put again replaces itself, also after it was dropped', async () => {
      const before = open();
      await write(before, { put: [tap('beer', 1)] });
      await write(before, { put: [tap('beer', 2)] });
      expect((await load(open())).documents).toEqual([tap('beer', 2)]);
      const after = open();
      await write(after, { drop: [{ kind: 'tap', key: 'beer' }] });
      await write(after, { put: [tap('beer', 3)] });
      expect((await load(open())).documents).toEqual([tap('beer', 3)]);
    });

    test('S1 a drop of what is not there is done', async () => {
      expect(await write(open(), { drop: [{ kind: 'order', key: 'nobody' }] })).toBeUndefined();
    });

    test('S4 every kind comes back, each key once', async () => {
      const documents: StoredDocument[] = [
        tap('same'),
        { ...frame(1), key: 'same' },
        { kind: 'order', key: 'same', generation: 1, whole: { order: 'same', facts: [] } },
        { ...record('same', {}), key: 'same' },
        { ...card, key: 'same' },
        { kind: 'reoffer', key: 'same', sealed: { event: card.offer, admittedClock: null, mac: 'f'.repeat(32) } },
        meta(1),
      ];
      await write(open(), { put: documents });
      const loaded = await load(open());
      expect(loaded.documents).toHaveLength(documents.length);
      for (const document of documents) expect(loaded.documents).toContainEqual(document);
    });

    test('S6 writes are done in the order they were asked for, and never inside the asking', async () => {
      const storage = open();
      const done: number[] = [];
      const all = Array.from(
        { length: 20 },
        (_, at) =>
          new Promise<void>((answer) => {
            const change =
              at % 4 === 3
                ? { put: [], drop: [{ kind: 'tap' as const, key: 'x' }] }
                : { put: [tap('x', at)], drop: [] };
            storage.write(change, () => {
              done.push(at);
              answer();
            });
          }),
      );
      expect(done).toEqual([]);
      await Promise.all(all);
      expect(done).toEqual(Array.from({ length: 20 }, (_, at) => at));
      // The last of them is a drop.
      expect((await load(open())).documents).toEqual([]);
    });

    test('S6 what was asked for before a load is in it', async () => {
      const storage = open();
      void write(storage, { put: [tap('beer')] });
      expect(keys(await load(storage))).toEqual(['tap beer']);
    });

    test('S7 documents come back deeply equal, their keys in the order they went in', async () => {
      const fields = JSON.parse(
        '{"z":1,"a":{"nested":[{"y":null,"b":"ö 🍺"}]},"|pipe":2,"__proto":3,"x.y":4,"9":5,"__x":{"|p":1}}',
      );
      const odd = [record('odd', fields), card];
      await write(open(), { put: odd });
      const { documents } = await load(open());
      const texts = documents.map((document) => JSON.stringify(document)).sort();
      expect(texts).toEqual(odd.map((document) => JSON.stringify(document)).sort());
    });

    test('S7 a day of orders in one write comes back', async () => {
      const many = Array.from({ length: 1500 }, (_, at) => frame(at + 1));
      expect(await write(open(), { put: [...many, meta(1)] })).toBeUndefined();
      expect((await load(open())).documents).toHaveLength(1501);
    });

    test('S8 after a second tab has opened, the first cannot write any more, and the second can', async () => {
      const first = open();
      await write(first, { put: [tap('first')] });
      const second = open();
      expect(keys(await load(second))).toEqual(['tap first']);
      expect(await write(first, { put: [tap('late')] })).toMatchObject({ failed: 'fenced' });
      expect(await write(first, { drop: [{ kind: 'tap', key: 'first' }] })).toMatchObject({ failed: 'fenced' });
      expect(await write(second, { put: [tap('second')] })).toBeUndefined();
      second.close();
      expect(keys(await load(open()))).toEqual(['tap first', 'tap second']);
    });

    test('a store that lost everything says so once', async () => {
      const before = open();
      await load(before);
      await write(before, { put: [tap('beer')] });
      before.close();
      await place.empty();
      const after = open();
      expect(await load(after)).toEqual({ documents: [], wiped: true });
      after.close();
      expect(await load(open())).toEqual({ documents: [], wiped: false });
    });

    test('a closed storage finishes what it was asked for and turns the rest away', async () => {
      const storage = open();
      const asked = write(storage, { put: [tap('beer')] });
      storage.close();
      expect(await write(storage, { put: [tap('wine')] })).toMatchObject({ failed: 'closed' });
      expect(await asked).toBeUndefined();
      expect(keys(await load(open()))).toEqual(['tap beer']);
    });
  });
}

const change: StorageChange = {
  put: [tap('soup'), frame(8), record('cola', { name: 'Cola' }), meta(2)],
  drop: [
    { kind: 'tap', key: 'beer' },
    { kind: 'frame', key: '7' },
  ],
};
const before = [tap('beer'), frame(7), meta(1)];

/** Kills a write at its first step, at its second, and so on until it comes through. */
export function crashSuite(name: string, makePlace: () => Promise<StoragePlace>): void {
  test(`S2 S3 killed at any step, a write to ${name} leaves whole documents, and drops only with all its puts`, async () => {
    let killed: 'killed' | null = 'killed';
    let steps = 0;
    for (; killed !== null; steps += 1) {
      const place = await makePlace();
      const first = place.open();
      expect(await write(first, { put: before })).toBeUndefined();
      killed = await place.killDuring(change, steps);
      const after = place.open();
      const { documents } = await load(after);
      for (const document of documents) expect([...before, ...change.put]).toContainEqual(document);
      const there = keys({ documents, wiped: false });
      expect(new Set(there).size).toBe(there.length);
      const dropped = !there.includes('tap beer') || !there.includes('frame 7');
      // `meta` is the switch: when the new one is there, so is all that was put with it.
      const switched = documents.some((document) => document.kind === 'meta' && document.generation === 2);
      if (dropped || switched) for (const document of change.put) expect(documents).toContainEqual(document);
      for (const storage of [first, after]) storage.close();
      await place.remove();
    }
    expect(steps).toBeGreaterThan(3);
  });
}
