import * as Y from 'yjs';
import { fromBase64, toBase64 } from './base64.ts';
import { type KnownWriter, placeUpdate } from './guard.ts';
import { type NoteUpdate, noteRoot, readNoteUpdate } from './update-format.ts';
import { isHighHalf, isLowHalf } from './utf8.ts';

/**
 * The text that a set of updates (base64, V1) amounts to: the same for the same set, whatever its order.
 * What is not typing is left out, and so is what builds on updates that are not here: Yjs would keep both waiting for ever.
 * Costs time; a caller that shows the note often keeps the answer beside the list of updates.
 */
export const noteText = (updates: readonly string[]): string => openNote(updates).getText(noteRoot).toString();

/** The same as people read it: what two wrote in the same place, who had not seen each other, does not run into one word. */
export function readableNote(updates: readonly string[]): string {
  const text = openNote(updates).getText(noteRoot);
  separate(text);
  return text.toString();
}

const apart = ' · ';

type Run = { readonly at: number; readonly words: string; readonly item: Y.Item };

/** Writes what stands between strangers into the text itself, from its end to its beginning. */
function separate(text: Y.Text): void {
  const places = strangersIn(text);
  for (const place of places.toReversed()) text.insert(place, apart);
}

/** Where in the text a word begins that somebody wrote right behind that of somebody else, without having seen it. */
function strangersIn(text: Y.Text): readonly number[] {
  const items: Y.Item[] = [];
  for (let item = text._start; item !== null; item = item.right) items.push(item);
  const indexOf = (id: Y.ID): number =>
    items.findIndex(
      ({ id: { client, clock }, length }) => client === id.client && clock <= id.clock && id.clock < clock + length,
    );
  const runs = items.flatMap((item, at): Run[] => {
    const words = item.deleted || !(item.content instanceof Y.ContentString) ? '' : item.content.str;
    return words === '' ? [] : [{ at, words, item }];
  });
  const places: number[] = [];
  let length = 0;
  for (const [turn, run] of runs.entries()) {
    const before = runs[turn - 1];
    const areWhole = !endsInWord.test(runs[turn - 2]?.words ?? '') && !beginsWithWord.test(runs[turn + 1]?.words ?? '');
    if (before !== undefined && areWhole && areStrangers(before, run, indexOf)) places.push(length);
    length += run.words.length;
  }
  return places;
}

/** Two words that became one: neither was put beside the other, nor beside anything that lies between them. */
function areStrangers(before: Run, run: Run, indexOf: (id: Y.ID) => number): boolean {
  const [one, other] = [before.item, run.item];
  if (one.id.client === other.id.client || !endsInWord.test(before.words) || !beginsWithWord.test(run.words))
    return false;
  const { origin } = other;
  const { rightOrigin } = one;
  const left = origin === null ? -1 : indexOf(origin);
  const right = rightOrigin === null ? Number.POSITIVE_INFINITY : indexOf(rightOrigin);
  // What one writes in one go is one item, so a place within it may be left of its end.
  const isFurtherLeft = left < before.at || (left === before.at && origin !== null && origin.clock < one.lastId.clock);
  const isFurtherRight =
    right > run.at || (right === run.at && rightOrigin !== null && rightOrigin.clock > other.id.clock);
  return isFurtherLeft && isFurtherRight;
}

const endsInWord = /[\p{L}\p{N}]$/u;
const beginsWithWord = /^[\p{L}\p{N}]/u;

/**
 * The update that turns the text of these updates into `newText`, written by the Yjs client id `writer`; null when nothing
 * changes. Only the middle that differs is replaced, so that two people writing in different places keep each other's words.
 * `updates` must hold everything this writer wrote before. The answer can be too long for one update (`noteLimits`): the guard says so.
 */
export function editNote(
  updates: readonly string[],
  newText: string,
  writer: number,
): { readonly update: string } | null {
  // Half a letter cannot be encoded; Yjs would show it here and something else elsewhere.
  const wanted = newText.replace(/\p{Surrogate}/gu, '\ufffd');
  const note = openNote(updates);
  const text = note.getText(noteRoot);
  if (text.toString() === wanted) return null;
  note.clientID = writer;
  const written: Uint8Array[] = [];
  note.on('update', (bytes: Uint8Array) => written.push(bytes));
  note.transact(() => {
    // Whoever edits it has read the words apart: only what differs from that is theirs.
    separate(text);
    const { at, remove, insert } = difference(text.toString(), wanted);
    text.delete(at, remove);
    text.insert(at, insert);
  });
  const [bytes] = written;
  if (bytes === undefined) throw new Error('Yjs reported no update for a note that changed');
  return { update: toBase64(bytes) };
}

/** What lies between the longest common beginning and the longest common end, letters of two halves whole. */
export function difference(before: string, after: string): { at: number; remove: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  if (head > 0 && isHighHalf(before.charCodeAt(head - 1))) head -= 1;
  let tail = 0;
  const room = shorter - head;
  while (tail < room && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail))
    tail += 1;
  if (tail > 0 && isLowHalf(before.charCodeAt(before.length - tail))) tail -= 1;
  return { at: head, remove: before.length - tail - head, insert: after.slice(head, after.length - tail) };
}

function openNote(updates: readonly string[]): Y.Doc {
  const note = new Y.Doc({ gc: false });
  note.getText(noteRoot);
  note.transact(() => {
    for (const bytes of inOrder(updates)) Y.applyUpdate(note, bytes);
  });
  return note;
}

/**
 * One fixed order in which everything an update builds on comes before it, so that Yjs never has to hold anything back
 * and replicas cannot disagree even about updates that no honest editor writes.
 */
function inOrder(updates: readonly string[]): Uint8Array[] {
  let waiting = [...new Set(updates)].sort().flatMap((text) => {
    const update = readNoteUpdate(text);
    const bytes = fromBase64(text);
    return 'refused' in update || bytes === undefined ? [] : [{ update, bytes }];
  });
  waiting.sort((a, b) => firstClock(a.update) - firstClock(b.update));
  const writers = new Map<number, KnownWriter>();
  const ordered: Uint8Array[] = [];
  for (let before = -1; ordered.length > before; ) {
    before = ordered.length;
    waiting = waiting.filter(({ update, bytes }) => {
      const writer = placeUpdate(writers, update);
      if (typeof writer === 'string') return true;
      for (const piece of update.pieces) writers.set(piece.client, writer);
      ordered.push(bytes);
      return false;
    });
  }
  return ordered;
}

const firstClock = (update: NoteUpdate): number => update.pieces[0]?.clock ?? 0;
