import { type NoteFault, noteLimits } from './limits.ts';
import { type NoteUpdate, type Piece, readNoteUpdate, type Spot } from './update-format.ts';
import { isHighHalf } from './utf8.ts';

export type KnownWriter = {
  /** How many letters it wrote: the clock of its next one. */
  readonly next: number;
  /** Clocks of second halves of letters: Yjs would replace both halves if text were put before one. */
  readonly secondHalves: ReadonlySet<number>;
};

type DraftWriter = { next: number; secondHalves: Set<number> };
type Writers = ReadonlyMap<number, KnownWriter>;
const nobody: KnownWriter = { next: 0, secondHalves: new Set() };

/** What must be known of a note to judge its next update. A value: each accepted update gives the next one. */
export type KnownNote = {
  readonly writers: Writers;
  readonly updates: number;
  readonly letters: number;
};

export const blankNote: KnownNote = { writers: new Map(), updates: 0, letters: 0 };

/** The clock at which this writer must go on. */
export const clockOf = (known: KnownNote, writer: number): number => known.writers.get(writer)?.next ?? 0;

export type NoteVerdict =
  | {
      readonly ok: true;
      /** Pieces of text in it; 0 when it only deletes. */
      readonly structs: number;
      /** The writer's clock after it. */
      readonly nextClock: number;
      /** The note after it. */
      readonly known: KnownNote;
    }
  | { readonly refused: NoteFault };

/**
 * May this update touch the note? Decided on the bytes alone, before Yjs sees them.
 * What passes can add letters to the note and delete letters it has; it can neither block, nor wait for something that
 * never comes, nor take the place of what another writer has still to send. Who may be which writer is for the box.
 * @param note.update base64 of a Yjs V1 update, from anyone
 * @param note.writer the Yjs client id that the box has bound to (note, device, opening)
 * @param note.clockOfWriter how far that writer has come, see `clockOf`
 */
export function checkNoteUpdate(note: {
  readonly update: string;
  readonly writer: number;
  readonly clockOfWriter: number;
  readonly known: KnownNote;
}): NoteVerdict {
  if (note.known.updates >= noteLimits.noteUpdates) return { refused: 'note-full' };
  const update = readNoteUpdate(note.update);
  if ('refused' in update) return update;
  const letters = lettersOf(update);
  if (letters > noteLimits.updateLetters) return { refused: 'too-much-text' };
  if (note.known.letters + letters > noteLimits.noteLetters) return { refused: 'note-full' };
  const first = update.pieces[0];
  if (first !== undefined && first.client !== note.writer) return { refused: 'wrong-writer' };
  if (first !== undefined && first.clock !== note.clockOfWriter) return { refused: 'wrong-clock' };
  const own = placeUpdate(note.known.writers, update);
  if (typeof own === 'string') return { refused: own };
  return {
    ok: true,
    structs: update.pieces.length,
    nextClock: first === undefined ? note.clockOfWriter : own.next,
    known: {
      writers: first === undefined ? note.known.writers : new Map(note.known.writers).set(note.writer, own),
      updates: note.known.updates + 1,
      letters: note.known.letters + letters,
    },
  };
}

/**
 * What the updates that the box has taken amount to, in whatever order they are given.
 * @param before what others, not among these, amount to
 */
export function knownOf(updates: readonly string[], before: KnownNote = blankNote): KnownNote {
  const writers = new Map<number, DraftWriter>();
  let { letters } = before;
  for (const text of updates) {
    const update = readNoteUpdate(text);
    if ('refused' in update) continue;
    letters += lettersOf(update);
    for (const piece of update.pieces) {
      const known = before.writers.get(piece.client) ?? nobody;
      const writer = writers.get(piece.client) ?? { next: known.next, secondHalves: new Set(known.secondHalves) };
      writers.set(piece.client, writer);
      append(writer, piece);
    }
  }
  return { writers: new Map([...before.writers, ...writers]), updates: before.updates + updates.length, letters };
}

const lettersOf = (update: NoteUpdate): number => update.pieces.reduce((sum, piece) => sum + piece.text.length, 0);

function append(writer: DraftWriter, piece: Piece): void {
  writer.next = Math.max(writer.next, piece.clock + piece.text.length);
  for (let index = 0; index < piece.text.length; index += 1) {
    if (isHighHalf(piece.text.charCodeAt(index))) writer.secondHalves.add(piece.clock + index + 1);
  }
}

/**
 * Does everything in the update stand on letters that are there? Answers with its writer as it is afterwards.
 * Whatever Yjs is given has passed here, on the box and on every device.
 */
export function placeUpdate(writers: Writers, update: NoteUpdate): KnownWriter | NoteFault {
  const client = update.pieces[0]?.client;
  const before = client === undefined ? undefined : writers.get(client);
  const own: DraftWriter = { next: before?.next ?? 0, secondHalves: new Set(before?.secondHalves) };
  const writerOf = (id: number): KnownWriter => (id === client ? own : (writers.get(id) ?? nobody));
  for (const piece of update.pieces) {
    if (piece.clock !== own.next) return 'wrong-clock';
    const fault = faultOfSpot(writerOf, piece.after, 1) ?? faultOfSpot(writerOf, piece.before, 0);
    if (fault !== null) return fault;
    append(own, piece);
  }
  return faultOfDeletions(writerOf, update) ?? own;
}

/** @param side 1 when text goes behind the letter, 0 when it goes before it */
function faultOfSpot(writerOf: (id: number) => KnownWriter, spot: Spot | null, side: 0 | 1): NoteFault | null {
  if (spot === null) return null;
  const writer = writerOf(spot.client);
  if (spot.clock >= writer.next) return 'unknown-place';
  return writer.secondHalves.has(spot.clock + side) ? 'splits-letter' : null;
}

function faultOfDeletions(writerOf: (id: number) => KnownWriter, update: NoteUpdate): NoteFault | null {
  for (const { client, clock, length } of update.deletions) {
    const writer = writerOf(client);
    const end = clock + length;
    if (end > writer.next) return 'unknown-place';
    if (writer.secondHalves.has(clock) || writer.secondHalves.has(end)) return 'splits-letter';
  }
  return null;
}
