import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { fromBase64, toBase64 } from './base64.ts';
import { difference, editNote, noteText, readableNote } from './note-text.ts';

const anna = 1001;
const ben = 4_000_000_002;

function write(updates: readonly string[], text: string, writer: number): string[] {
  const edit = editNote(updates, text, writer);
  return edit === null ? [...updates] : [...updates, edit.update];
}

test('a note without updates is empty', () => {
  expect(noteText([])).toBe('');
});

test('Anna writes, goes on writing and takes a word back', () => {
  let note = write([], 'no nuts', anna);
  note = write(note, 'no nuts, sauce on the side', anna);
  note = write(note, 'no nuts', anna);
  expect(noteText(note)).toBe('no nuts');
  expect(note).toHaveLength(3);
});

test('writing the same again is no edit', () => {
  const note = write([], 'no nuts', anna);
  expect(editNote(note, 'no nuts', anna)).toBeNull();
});

test('two tablets apart: both additions are there, whichever arrives first', () => {
  const shared = write([], 'no nuts', anna);
  const ofAnna = editNote(shared, 'birthday! no nuts', anna)?.update ?? '';
  const ofBen = editNote(shared, 'no nuts, no egg', ben)?.update ?? '';
  expect(noteText([...shared, ofAnna, ofBen])).toBe('birthday! no nuts, no egg');
  expect(noteText([ofBen, ofAnna, ...shared])).toBe('birthday! no nuts, no egg');
});

test('an update that arrived twice is read once', () => {
  const note = write([], 'well done', anna);
  expect(noteText([...note, ...note])).toBe('well done');
});

test('an edit whose beginning has not arrived waits outside the text', () => {
  const note = write(write([], 'no nuts', anna), 'no nuts, no egg', ben);
  expect(noteText(note.slice(1))).toBe('');
});

test('only the middle that differs is replaced', () => {
  expect(difference('one beer please', 'two beers please')).toEqual({ at: 0, remove: 8, insert: 'two beers' });
  expect(difference('aa', 'aaa')).toEqual({ at: 2, remove: 0, insert: 'a' });
  expect(difference('aaa', 'aa')).toEqual({ at: 2, remove: 1, insert: '' });
  expect(difference('same', 'same')).toEqual({ at: 4, remove: 0, insert: '' });
});

test('a letter of two halves is replaced whole, also when the new one shares a half', () => {
  // 🎂 and 🎃 share their first half, 🎂 and 🂂 their second.
  expect(difference('x🎂y', 'x🎃y')).toEqual({ at: 1, remove: 2, insert: '🎃' });
  expect(difference('🎂', '\u{1f082}\u{1f382}').insert).toBe('\u{1f082}');
  const cake = write([], 'cake 🎂 at nine', anna);
  expect(noteText(write(cake, 'cake 🎃 at nine', ben))).toBe('cake 🎃 at nine');
});

test('half a letter becomes the replacement sign before it is sent', () => {
  expect(noteText(write([], 'a\ud83cb', anna))).toBe('a\ufffdb');
});

test('bytes that are no typing change nothing in the text', () => {
  const note = write([], 'no nuts', anna);
  const claimsMillions = toBase64(Uint8Array.from([1, 0xff, 0xff, 0xff, 0x0f, 1, 0]));
  expect(noteText([claimsMillions, 'not base64!', ...note])).toBe('no nuts');
});

test('the updates are plain Yjs: another Yjs program reads the same text', () => {
  const note = write(write([], 'no nuts', anna), 'no nuts, no egg', ben);
  const other = new Y.Doc();
  for (const update of note) Y.applyUpdate(other, fromBase64(update) ?? new Uint8Array());
  expect(other.getText('note').toString()).toBe('no nuts, no egg');
});

test('a note as long as a note may be opens at once, in the worst order', () => {
  let note: string[] = [];
  // Falling ids: whatever sorts by id finds the beginning last.
  for (let edit = 1; edit <= 60; edit += 1) note = write(note, '.'.repeat(edit), 5000 - edit);
  const started = performance.now();
  expect(noteText(note.reverse())).toHaveLength(60);
  expect(performance.now() - started).toBeLessThan(500);
});

const [carla, dan] = [77, 88];

test('two write into an empty note and have not seen each other: a cook reads two wishes, in the same order everywhere', () => {
  const both = [...write([], 'cut in half', anna), ...write([], 'no pickles', ben)];
  const read = readableNote(both);
  expect(['cut in half · no pickles', 'no pickles · cut in half']).toContain(read);
  expect(readableNote(both.toReversed())).toBe(read);
  const edited = write(both, `${read}, please`, carla);
  expect([noteText(edited), readableNote(edited)]).toEqual([`${read}, please`, `${read}, please`]);
});

test.each([
  ['no nuts', 'no nuts, no egg', 'no nuts, rare', /^no nuts(, no egg, rare|, rare, no egg)$/],
  ['no nut', 'no nuts', 'no nutmeg', /^no nut(smeg|megs)$/],
  ['table 1', 'table 10', 'table 15', /^table 1(05|50)$/],
  ['salt', 'no salt', 'extra salt', /^(no extra|extra no) salt$/],
  ['mild', 'hot', 'rare', /^(hot · rare|rare · hot)$/],
])('two change “%s” apart, to “%s” and to “%s”', (first, ofAnna, ofBen, read) => {
  const shared = write([], first, carla);
  const edits = [editNote(shared, ofAnna, anna), editNote(shared, ofBen, ben)].map((edit) => edit?.update ?? '');
  expect(readableNote([...shared, ...edits])).toMatch(read);
});

test('two edit what two had written apart: each change is there once, and what one took away stays away', () => {
  const both = [...write([], 'cut in half', anna), ...write([], 'no pickles', ben)];
  const read = readableNote(both);
  const without = editNote(both, read.replace('no pickles', ''), carla)?.update ?? '';
  const more = editNote(both, `${read} please`, dan)?.update ?? '';
  const after = readableNote([...both, without, more]);
  expect(after).not.toContain('pickles');
  expect(after.match(/please/g)).toHaveLength(1);
  expect(after.match(/cut in half/g)).toHaveLength(1);
});

test('whoever knows what is written changes it letter by letter, and it reads as it was written', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', ','), maxLength: 12 });
  const edit = fc.record({ text, writer: fc.constantFrom(anna, ben, carla) });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      let note: string[] = [];
      for (const { text: wanted, writer } of edits) {
        note = write(note, wanted, writer);
        expect(readableNote(note)).toBe(wanted);
      }
    }),
    { numRuns: 500 },
  );
});
