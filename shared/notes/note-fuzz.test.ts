import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { fromBase64, toBase64 } from './base64.ts';
import { blankNote, checkNoteUpdate, clockOf, type KnownNote, knownOf } from './guard.ts';
import { editNote, noteText } from './note-text.ts';
import { readNoteUpdate } from './update-format.ts';

/** Some tablets with one note open, and the box between them. Who is not pulled to is cut off. */
type Act =
  | { readonly do: 'edit'; readonly who: number; readonly from: number; readonly cut: number; readonly put: string }
  | { readonly do: 'push' | 'pull'; readonly who: number; readonly count: number };

const tablets = 3;
const who = fc.nat({ max: tablets - 1 });
const letters = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', 'å', '🎂', '🎃', '\u{1f082}', 'n', '\u0301'),
  maxLength: 6,
});
const edit = fc.record({
  do: fc.constant('edit' as const),
  who,
  from: fc.nat({ max: 30 }),
  cut: fc.nat({ max: 5 }),
  put: letters,
});
const move = fc.record({ do: fc.constantFrom('push' as const, 'pull' as const), who, count: fc.nat({ max: 4 }) });
const acts: fc.Arbitrary<readonly Act[]> = fc.array(fc.oneof(edit, move), { maxLength: 40 });

const writerOf = (tablet: number): number => [7, 4_294_967_295, 300][tablet] ?? 0;

type Tablet = { read: number; pending: string[] };

/** Plays the acts against a box that asks the guard; every honest update must pass. */
function play(story: readonly Act[]): { readonly box: string[]; readonly known: KnownNote } {
  const box: string[] = [];
  let known = blankNote;
  const all: Tablet[] = Array.from({ length: tablets }, () => ({ read: 0, pending: [] }));
  const view = (tablet: Tablet, at: number): string[] => {
    const others = box.slice(0, tablet.read);
    const own = box.slice(tablet.read).filter((update) => isBy(update, at));
    return [...others, ...own, ...tablet.pending];
  };
  const push = (at: number, count: number) => {
    for (const update of all[at]?.pending.splice(0, count) ?? []) {
      const writer = writerOf(at);
      const verdict = checkNoteUpdate({ update, writer, clockOfWriter: clockOf(known, writer), known });
      expect(verdict).toHaveProperty('ok');
      if ('ok' in verdict) known = verdict.known;
      box.push(update);
      author.set(update, at);
    }
  };
  const author = new Map<string, number>();
  const isBy = (update: string, at: number) => author.get(update) === at;
  for (const act of story) {
    const tablet = all[act.who];
    if (tablet === undefined) continue;
    if (act.do === 'edit') {
      const now = [...noteText(view(tablet, act.who))];
      now.splice(act.from, act.cut, act.put);
      const written = editNote(view(tablet, act.who), now.join(''), writerOf(act.who));
      if (written !== null) tablet.pending.push(written.update);
    } else if (act.do === 'push') push(act.who, act.count);
    else tablet.read = Math.min(box.length, tablet.read + act.count);
  }
  for (const at of all.keys()) push(at, 1000);
  return { box, known };
}

test('honest edits of several tablets, cut and mended in any order, all pass and read the same everywhere', () => {
  fc.assert(
    fc.property(acts, fc.integer(), (story, seed) => {
      const { box, known } = play(story);
      const text = noteText(box);
      expect(noteText(shuffled(box, seed))).toBe(text);
      expect(text).not.toContain('\ufffd');
      expect(knownOf(box)).toEqual(known);
    }),
    { numRuns: 300 },
  );
});

/** Bytes changed, put in, left out, repeated. */
const mutation = fc.record({
  how: fc.constantFrom('set', 'insert', 'remove', 'repeat', 'cut'),
  at: fc.nat({ max: 200 }),
  byte: fc.oneof(fc.nat({ max: 255 }), fc.constantFrom(0, 1, 4, 7, 10, 0x44, 0x84, 0xc4, 0x7f, 0x80, 0xff)),
});
type Mutation = { readonly how: string; readonly at: number; readonly byte: number };

function mutated(bytes: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  const list = [...bytes];
  for (const { how, at, byte } of mutations) {
    const index = at % (list.length + 1);
    if (how === 'set') list[index] = byte;
    else if (how === 'insert') list.splice(index, 0, byte);
    else if (how === 'remove') list.splice(index, 1);
    else if (how === 'repeat') list.splice(index, 0, ...list.slice(index, index + (byte % 8)));
    else list.length = index;
  }
  return Uint8Array.from(list);
}

/** An update that is well formed, but that no editor would write: any place, any range. */
const spot = fc.option(fc.record({ client: fc.constantFrom(0, 1, 2).map(writerOf), clock: fc.nat({ max: 12 }) }));
const handmade = fc.record({
  after: spot,
  before: spot,
  put: letters,
  ranges: fc.option(
    fc.record({
      client: fc.constantFrom(0, 1, 2).map(writerOf),
      clock: fc.nat({ max: 9 }),
      length: fc.integer({ min: 1, max: 3 }),
    }),
  ),
});
type Handmade = {
  readonly after: { readonly client: number; readonly clock: number } | null;
  readonly before: { readonly client: number; readonly clock: number } | null;
  readonly put: string;
  readonly ranges: { readonly client: number; readonly clock: number; readonly length: number } | null;
};

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))];
const textBytes = (text: string): number[] => [...varint(Buffer.byteLength(text)), ...Buffer.from(text)];
const spotBytes = (at: Handmade['after']): number[] => (at === null ? [] : [...varint(at.client), ...varint(at.clock)]);

function encoded({ after, before, put, ranges }: Handmade, writer: number, clock: number): Uint8Array {
  const info = 4 | (after === null ? 0 : 0x80) | (before === null ? 0 : 0x40);
  const root = after === null && before === null ? [1, ...textBytes('note')] : [];
  const piece = [1, 1, ...varint(writer), ...varint(clock), info, ...spotBytes(after), ...spotBytes(before), ...root];
  const deletions = ranges === null ? [0] : [1, ...varint(ranges.client), 1, ...varint(ranges.clock), ranges.length];
  return Uint8Array.from([...(put === '' ? [0] : [...piece, ...textBytes(put)]), ...deletions]);
}

/** Sends bytes to the guard after an honest story; says whether they passed, and what it cost. */
function attack(story: readonly Act[], forge: (box: readonly string[], known: KnownNote) => Uint8Array | null) {
  const { box, known } = play(story);
  const bytes = forge(box, known);
  if (bytes === null) return { passed: false, spentMs: 0 };
  const writer = writerOf(0);
  const update = toBase64(bytes);
  const started = performance.now();
  const verdict = checkNoteUpdate({ update, writer, clockOfWriter: clockOf(known, writer), known });
  const spentMs = performance.now() - started;
  if (!('ok' in verdict)) return { passed: false, spentMs };
  const after = [...box, update];
  expect(lettersOfOthers(after, writer, update)).toEqual(lettersOfOthers(box, writer, update));
  expect(noteText([...after].reverse())).toBe(noteText(after));
  return { passed: true, spentMs };
}

function attackOften<T>(
  forgery: fc.Arbitrary<T>,
  forge: (forgery: T, box: readonly string[], known: KnownNote) => Uint8Array | null,
) {
  const runs: { readonly passed: boolean; readonly spentMs: number }[] = [];
  fc.assert(
    fc.property(acts, forgery, (story, one) => {
      runs.push(attack(story, (box, known) => forge(one, box, known)));
    }),
    { numRuns: 1000 },
  );
  expect(runs.reduce((sum, run) => sum + run.spentMs, 0) / runs.length).toBeLessThan(5);
  // Otherwise the promise about what passes is about nothing.
  expect(runs.filter((run) => run.passed).length).toBeGreaterThan(5);
}

test('changed bytes of honest edits never throw or block, and what passes keeps the letters of the others', () => {
  const changes = fc.array(mutation, { minLength: 1, maxLength: 3 });
  attackOften(fc.tuple(letters, changes), ([put, mutations], box) => {
    const honest = editNote(box, `${put}${noteText(box)}`, writerOf(0));
    return honest === null ? null : mutated(fromBase64(honest.update) ?? new Uint8Array(), mutations);
  });
});

test('updates made by hand never throw or block, and what passes keeps the letters of the others', () => {
  attackOften(handmade, (one, _box, known) => encoded(one, writerOf(0), clockOf(known, writerOf(0))));
});

/** Letters of other writers in the order they are read, without those that `update` says it deletes. */
function lettersOfOthers(updates: readonly string[], writer: number, update: string): string[] {
  const read = readNoteUpdate(update);
  const deletions = 'deletions' in read ? read.deletions : [];
  const letters: string[] = [];
  // Yjs' own list: the only place that says who wrote which letter.
  for (let item = yjsDoc(updates).getText('note')._start; item !== null; item = item.right) {
    const { client, clock } = item.id;
    if (item.deleted || client === writer) continue;
    for (const [index, letter] of item.content.getContent().entries()) {
      const at = clock + index;
      const isDeleted = deletions.some(
        (one) => one.client === client && at >= one.clock && at < one.clock + one.length,
      );
      if (!isDeleted) letters.push(`${client}:${at}:${letter}`);
    }
  }
  return letters;
}

/** By Yjs alone, in the order of arrival. */
function yjsDoc(updates: readonly string[]): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  for (const one of updates) Y.applyUpdate(doc, fromBase64(one) ?? new Uint8Array());
  return doc;
}

/** The same seed gives the same order. */
function shuffled(list: readonly string[], seed: number): string[] {
  const out = [...list];
  let state = seed >>> 0;
  for (let at = out.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (at + 1));
    [out[at], out[other]] = [out[other] ?? '', out[at] ?? ''];
  }
  return out;
}
