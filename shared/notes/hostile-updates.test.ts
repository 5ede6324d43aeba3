import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { toBase64 } from './base64.ts';
import { checkNoteUpdate, clockOf, knownOf } from './guard.ts';
import type { NoteFault } from './limits.ts';
import { editNote, noteText } from './note-text.ts';

// The updates that are known to break a document of Yjs, or the program that it is in: each by the name of what it does.
// The guard refuses every one on its bytes, and what Yjs would have made of it is shown where that ends.

vi.mock('yjs', async (original) => {
  const yjs = await original<typeof import('yjs')>();
  return { ...yjs, applyUpdate: vi.fn(yjs.applyUpdate) };
});
afterEach(() => vi.mocked(Y.applyUpdate).mockClear());

const anna = 100;
const thief = 101;
const note = [editNote([], 'no nuts', anna)?.update ?? ''];
const known = knownOf(note);

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
const text = (letters: string): number[] => [letters.length, ...new TextEncoder().encode(letters)];
const root = [1, ...text('note')];
const letter = (client: number, clock: number): number[] => [
  1,
  1,
  ...varint(client),
  ...varint(clock),
  4,
  ...root,
  ...text('x'),
  0,
];

/** Anna's note as Yjs has it, with her next words ready. */
function annasDoc() {
  const doc = new Y.Doc();
  doc.clientID = anna;
  doc.getText('note').insert(0, 'no nuts');
  return doc;
}
const textOf = (doc: Y.Doc): string => doc.getText('note').toString();

type Hostile = {
  readonly bytes: Iterable<number>;
  readonly fault: NoteFault;
  readonly inYjs?: () => void;
  /** Well-formed text by somebody: only the box can know that nobody of that name opened the note. */
  readonly isText?: true;
};

/** Nine bytes that take the clocks that Anna will write at: what she writes next is known already, and dropped. */
const squat = [1, 1, anna, 7, 0, ...varint(1_000_000), 0];
const deletesAll = [0, 1, anna, 1, 0, ...varint(0xffffffff)];

const inV2 = (() => {
  const doc = annasDoc();
  doc.getText('note').delete(0, 2);
  return Y.encodeStateAsUpdateV2(doc);
})();

const hostile: Readonly<Record<string, Hostile>> = {
  "a struct of nothing on the clocks of another device's next letters": {
    bytes: squat,
    fault: 'not-text',
    inYjs() {
      const box = new Y.Doc();
      const tablet = annasDoc();
      Y.applyUpdate(box, Y.encodeStateAsUpdate(tablet));
      Y.applyUpdate(box, Uint8Array.from(squat));
      const before = Y.encodeStateVector(tablet);
      tablet.getText('note').insert(7, ', please');
      Y.applyUpdate(box, Y.encodeStateAsUpdate(tablet, before));
      expect([textOf(tablet), textOf(box)]).toEqual(['no nuts, please', 'no nuts']);
    },
  },
  'the deletion of everything that somebody ever wrote': {
    bytes: deletesAll,
    fault: 'unknown-place',
    inYjs() {
      const doc = annasDoc();
      Y.applyUpdate(doc, Uint8Array.from(deletesAll));
      expect(textOf(doc)).toBe('');
    },
  },
  'seven bytes that claim 33 million structs': { bytes: [1, 0xff, 0xff, 0xff, 0x0f, 1, 0], fault: 'too-many-parts' },
  'a letter of the future, which Yjs keeps waiting for ever': {
    bytes: letter(thief, 1_000),
    fault: 'wrong-clock',
    inYjs() {
      const doc = annasDoc();
      Y.applyUpdate(doc, Uint8Array.from(letter(thief, 1_000)));
      expect(doc.store.pendingStructs).not.toBeNull();
      expect(Y.encodeStateAsUpdate(doc).length).toBeGreaterThan(Y.encodeStateAsUpdate(annasDoc()).length);
    },
  },
  'a letter by one more writer, each of whom Yjs counts for ever': {
    bytes: letter(77, 0),
    fault: 'wrong-writer',
    isText: true,
    inYjs() {
      const doc = annasDoc();
      for (let writer = 1_000; writer < 1_200; writer += 1) Y.applyUpdate(doc, Uint8Array.from(letter(writer, 0)));
      expect(Y.encodeStateVector(doc).length).toBeGreaterThan(600);
    },
  },
  'the second form of updates, in which 27 bytes can keep Yjs merging for ever': { bytes: inV2, fault: 'unreadable' },
  'a prototype in a value': {
    bytes: [1, 1, thief, 0, 8, ...root, 1, 118, 1, ...text('__proto__'), 118, 1, ...text('isAdmin'), 120, 0],
    fault: 'not-text',
    inYjs() {
      const doc = new Y.Doc();
      const bytes = [1, 1, thief, 0, 8, ...root, 1, 118, 1, ...text('__proto__'), 118, 1, ...text('isAdmin'), 120, 0];
      Y.applyUpdate(doc, Uint8Array.from(bytes));
      const [value] = doc.getArray('note').toArray() as [{ isAdmin?: boolean }];
      expect([Object.keys(value), value.isAdmin]).toEqual([[], true]);
    },
  },
};

const medianMs = (work: () => void): number => {
  const times = Array.from({ length: 15 }, () => {
    const startMs = performance.now();
    work();
    return performance.now() - startMs;
  });
  return times.sort((a, b) => a - b)[7] ?? 0;
};

test.each(Object.entries(hostile))('refuses %s, at once and without Yjs', (_name, { bytes, fault }) => {
  const update = toBase64(Uint8Array.from(bytes));
  const judge = () => checkNoteUpdate({ update, writer: thief, clockOfWriter: clockOf(known, thief), known });
  expect(judge()).toEqual({ refused: fault });
  expect(medianMs(judge)).toBeLessThan(5);
  expect(Y.applyUpdate).not.toHaveBeenCalled();
});

test.each(Object.entries(hostile).filter(([, { isText }]) => isText !== true))(
  'a device that was sent %s shows the note as if it was not there, and Yjs hears of the note alone',
  (_name, { bytes }) => {
    expect(noteText([...note, toBase64(Uint8Array.from(bytes))])).toBe('no nuts');
    expect(Y.applyUpdate).toHaveBeenCalledTimes(1);
  },
);

test.each(Object.entries(hostile).filter(([, { inYjs }]) => inYjs !== undefined))(
  'is not refused for nothing: what Yjs makes of %s',
  (_name, { inYjs }) => inYjs?.(),
);
