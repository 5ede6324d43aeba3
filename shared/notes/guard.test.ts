import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { toBase64 } from './base64.ts';
import { blankNote, checkNoteUpdate, clockOf, type KnownNote, knownOf } from './guard.ts';
import { type NoteFault, noteFaults, noteLimits } from './limits.ts';
import { editNote, noteText } from './note-text.ts';

const anna = 100;
const ben = 101;
/** "no nuts 🎂", written by Anna; the cake is her letters 8 and 9. */
const note = [editNote([], 'no nuts 🎂', anna)?.update ?? ''];
const known = knownOf(note);

const check = (bytes: Iterable<number>, writer = ben, from: KnownNote = known) =>
  checkNoteUpdate({
    update: toBase64(Uint8Array.from(bytes)),
    writer,
    clockOfWriter: clockOf(from, writer),
    known: from,
  });

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const text = (letters: string): number[] => [...varint(utf8(letters).length), ...utf8(letters)];
const root = (name: string): number[] => [1, ...text(name)];

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
}

/** One struct of `ben` at clock 0, nothing deleted. */
const one = (...struct: number[]): number[] => [1, 1, ben, 0, ...struct, 0];

/** What Yjs itself writes when it is used for something else than typing. */
function yjs(write: (doc: Y.Doc) => void, encode = Y.encodeStateAsUpdate): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = ben;
  write(doc);
  return encode(doc);
}

test('an honest edit passes and says where its writer goes on', () => {
  const edit = editNote(note, 'no nuts 🎂!', ben)?.update ?? '';
  const verdict = checkNoteUpdate({ update: edit, writer: ben, clockOfWriter: 0, known });
  expect(verdict).toMatchObject({ ok: true, structs: 1, nextClock: 1, known: { updates: 2, letters: 11 } });
});

test('clearing the note passes: deleting what is there is an edit', () => {
  expect(check([0, 1, anna, 1, 0, 10])).toMatchObject({ ok: true, structs: 0, nextClock: 0 });
});

const tooLong = 'a'.repeat(noteLimits.updateLetters + 1);

const hostile: readonly [title: string, bytes: Iterable<number>, fault: NoteFault][] = [
  ['seven bytes that claim 33 million structs', [1, 0xff, 0xff, 0xff, 0x0f, 1, 0], 'too-many-parts'],
  ['a GC struct where Anna will write', [1, 1, anna, 10, 0, ...varint(1_000_000), 0], 'not-text'],
  ['a GC struct of the writer', one(0, 5), 'not-text'],
  ['a Skip struct', one(10, 5), 'not-text'],
  ["letters in Anna's name", [1, 1, anna, 10, 0x84, anna, 9, ...text('x'), 0], 'wrong-writer'],
  [
    'two writers at once',
    [2, 1, ben, 0, 4, ...root('note'), ...text('x'), 1, 102, 0, 4, ...root('note'), ...text('y'), 0],
    'wrong-writer',
  ],
  ['twenty thousand new writers at once', [...varint(20_000), 1, ...varint(9000), 0, 4], 'wrong-writer'],
  ['the deletion of more than Anna wrote', [0, 1, anna, 1, 0, ...varint(0xffffffff)], 'unknown-place'],
  ['the deletion of what someone will write', [0, 1, 77, 1, 0, 1], 'unknown-place'],
  ['a clock in the future', [1, 1, ben, 5, 4, ...root('note'), ...text('x'), 0], 'wrong-clock'],
  ['a place in the future', one(0x84, anna, 10, ...text('x')), 'unknown-place'],
  ['a place of nobody', one(0x44, 77, 0, ...text('x')), 'unknown-place'],
  ['a place in itself', one(0x84, ben, 0, ...text('x')), 'unknown-place'],
  ['text between the halves of the cake', one(0x84, anna, 8, ...text('x')), 'splits-letter'],
  ['text before the second half of the cake', one(0x44, anna, 9, ...text('x')), 'splits-letter'],
  ['the deletion of half the cake', [0, 1, anna, 1, 8, 1], 'splits-letter'],
  ['the deletion from the second half on', [0, 1, anna, 1, 9, 1], 'splits-letter'],
  ['another root', one(4, ...root('prices'), ...text('x')), 'wrong-root'],
  ['a parent by id', one(4, 0, anna, 0, ...text('x')), 'wrong-root'],
  ['a key of a map', one(0x24, ...root('note'), ...text('key'), ...text('x')), 'wrong-root'],
  ['a key beside a place', one(0xa4, anna, 0, ...text('x')), 'wrong-root'],
  ['deleted content', one(1, ...root('note'), 3), 'not-text'],
  ['a map', yjs((doc) => doc.getMap('note').set('__proto__', { isAdmin: true })), 'not-text'],
  ['an embed', yjs((doc) => doc.getText('note').insertEmbed(0, { image: 'x' })), 'not-text'],
  ['a format', yjs((doc) => doc.getText('note').insert(0, 'x', { bold: true })), 'not-text'],
  ['a type in the text', yjs((doc) => doc.getArray('note').insert(0, [new Y.Map()])), 'not-text'],
  ['a V2 update', yjs((doc) => doc.getText('note').insert(0, 'x'), Y.encodeStateAsUpdateV2), 'unreadable'],
  ['bytes behind the end', [...one(4, ...root('note'), ...text('x')), 0], 'unreadable'],
  ['an end before the end', [1, 1, ben, 0, 4, ...root('note'), 9, 65], 'unreadable'],
  ['no text', one(4, ...root('note'), 0), 'unreadable'],
  ['text that is no UTF-8', one(4, ...root('note'), 2, 0xc3, 0x28), 'unreadable'],
  ['a number that is longer than it need be', [0x81, 0x80, 0x00], 'unreadable'],
  ['a number without end', new Uint8Array(4000).fill(0xff), 'unreadable'],
  ['nothing', [0, 0], 'empty'],
  ['not a byte', [], 'unreadable'],
  ['a range of nothing', [0, 1, anna, 1, 0, 0], 'unreadable'],
  ['ranges out of order', [0, 1, anna, 2, 4, 1, 2, 1], 'unreadable'],
  ['one writer deleted from twice', [0, 2, anna, 1, 0, 1, anna, 1, 2, 1], 'unreadable'],
  ['a million ranges', [0, 1, anna, ...varint(1_000_000), 0, 1], 'too-many-parts'],
  ['more text than a pause makes', one(4, ...root('note'), ...text(tooLong)), 'too-much-text'],
  ['a megabyte', new Uint8Array(1_000_000), 'too-big'],
];

test.each(hostile)('refuses %s, at once', (_title, bytes, fault) => {
  const update = toBase64(Uint8Array.from(bytes));
  const judge = () => checkNoteUpdate({ update, writer: ben, clockOfWriter: 0, known });
  expect(judge()).toEqual({ refused: fault });
  // The best of a few, so that a busy machine does not fail what takes microseconds.
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    judge();
    return performance.now() - started;
  });
  expect(Math.min(...times)).toBeLessThan(5);
});

test('every fault is met by a hostile update or a limit of the note', () => {
  const met = new Set<string>(hostile.map(([, , fault]) => fault));
  expect(Object.keys(noteFaults).filter((fault) => !met.has(fault))).toEqual(['not-base64', 'note-full']);
});

test('refuses what is not base64', () => {
  expect(checkNoteUpdate({ update: 'AA A', writer: ben, clockOfWriter: 0, known })).toEqual({ refused: 'not-base64' });
});

test('two thousand updates with clocks in the future leave nothing behind', () => {
  for (let clock = 1; clock < 2000; clock += 1) {
    const update = [1, 1, ben, ...varint(clock), 4, ...root('note'), ...text('x'), 0];
    expect(check(update)).toEqual({ refused: 'wrong-clock' });
  }
});

test('twenty thousand updates by new writers end at the limit of the note', () => {
  let now = blankNote;
  let taken = 0;
  for (let writer = 1; writer <= 20_000; writer += 1) {
    const verdict = check([1, 1, ...varint(writer), 0, 4, ...root('note'), ...text('x'), 0], writer, now);
    if (!('ok' in verdict)) continue;
    now = verdict.known;
    taken += 1;
  }
  expect(taken).toBe(noteLimits.noteUpdates);
});

test('a note takes two thousand letters and not one more', () => {
  let now = blankNote;
  const write = (count: number) => {
    const clock = clockOf(now, ben);
    const struct = clock === 0 ? [4, ...root('note')] : [0x84, ben, ...varint(clock - 1)];
    return check([1, 1, ben, ...varint(clock), ...struct, ...text('x'.repeat(count)), 0], ben, now);
  };
  for (let round = 0; round < 4; round += 1) {
    const verdict = write(500);
    if ('ok' in verdict) now = verdict.known;
  }
  expect(now.letters).toBe(2000);
  expect(write(1)).toEqual({ refused: 'note-full' });
});

test('what the updates amount to does not depend on their order', () => {
  const more = [...note, editNote(note, 'no nuts 🎂🎂', ben)?.update ?? ''];
  expect(knownOf([...more].reverse())).toEqual(knownOf(more));
});

test('refused bytes would have done harm: the guard is not refusing the harmless', () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Uint8Array.from(one(4, ...root('note'), ...text('a🎂'))));
  Y.applyUpdate(doc, Uint8Array.from([1, 1, 102, 0, 0x84, ben, 1, ...text('x'), 0]));
  expect(doc.getText('note').toString()).not.toContain('🎂');
  expect(noteText([...note, toBase64(Uint8Array.from(one(0x84, anna, 8, ...text('x'))))])).toBe('no nuts 🎂');
});
