import { fromBase64 } from './base64.ts';
import { type NoteFault, noteLimits } from './limits.ts';
import { decodeUtf8 } from './utf8.ts';

/** The name of the Yjs root text that a note lives in. */
export const noteRoot = 'note';

/** A letter of a note: the `clock`th unit that the writer `client` ever wrote, from 0. */
export type Spot = { readonly client: number; readonly clock: number };

/** Text as it was typed: between `after` and `before`, as its writer saw the note. */
export type Piece = {
  readonly client: number;
  readonly clock: number;
  readonly after: Spot | null;
  readonly before: Spot | null;
  readonly text: string;
};

export type Deletion = { readonly client: number; readonly clock: number; readonly length: number };

/** A Yjs V1 update that can be nothing but typing. Pieces are of one writer, without gaps. */
export type NoteUpdate = { readonly pieces: readonly Piece[]; readonly deletions: readonly Deletion[] };

/** Reads on until something is wrong; from then on every read gives a harmless value and `fault` says what it was. */
type Cursor = { readonly bytes: Uint8Array; at: number; fault: NoteFault | null };

/**
 * Reads an update without Yjs, which believes every number it meets: seven bytes can claim millions of structs.
 * Time and memory are bounded by the bytes that are really there. Knows no note: what the update points to is for the guard.
 * Format: yjs 13.6 `utils/encoding.js`, `utils/DeleteSet.js`, `structs/Item.js`.
 */
export function readNoteUpdate(base64: string): NoteUpdate | { readonly refused: NoteFault } {
  if (base64.length > Math.ceil(noteLimits.updateBytes / 3) * 4) return { refused: 'too-big' };
  const bytes = fromBase64(base64);
  if (bytes === undefined) return { refused: 'not-base64' };
  if (bytes.length > noteLimits.updateBytes) return { refused: 'too-big' };
  const cursor: Cursor = { bytes, at: 0, fault: null };
  const pieces = readPieces(cursor);
  const deletions = cursor.fault === null ? readDeletions(cursor) : [];
  if (cursor.fault === null && cursor.at !== bytes.length) cursor.fault = 'unreadable';
  if (cursor.fault === null && pieces.length + deletions.length === 0) cursor.fault = 'empty';
  return cursor.fault === null ? { pieces, deletions } : { refused: cursor.fault };
}

function readPieces(cursor: Cursor): Piece[] {
  const writers = readNumber(cursor);
  if (writers > 1) cursor.fault ??= 'wrong-writer';
  if (writers === 0 || cursor.fault !== null) return [];
  const count = readNumber(cursor);
  if (count > noteLimits.updateParts) cursor.fault ??= 'too-many-parts';
  if (count === 0) cursor.fault ??= 'unreadable';
  const client = readNumber(cursor);
  let clock = readNumber(cursor);
  const pieces: Piece[] = [];
  while (pieces.length < count && cursor.fault === null) {
    const piece = readPiece(cursor, client, clock);
    clock += piece.text.length;
    pieces.push(piece);
  }
  return pieces;
}

const hasAfter = 0x80;
const hasBefore = 0x40;
const hasKey = 0x20;
const contentBits = 0x1f;
/** The only content a note has; 0 and 10 are GC and Skip, the others deleted text, formats, embeds and types. */
const contentString = 4;

function readPiece(cursor: Cursor, client: number, clock: number): Piece {
  const info = readByte(cursor);
  if ((info & contentBits) !== contentString) cursor.fault ??= 'not-text';
  if ((info & hasKey) !== 0) cursor.fault ??= 'wrong-root';
  const after = (info & hasAfter) === 0 ? null : readSpot(cursor);
  const before = (info & hasBefore) === 0 ? null : readSpot(cursor);
  // Only a piece without neighbours names its root: the others stand in the root of the neighbour.
  if (after === null && before === null && (readByte(cursor) !== 1 || readText(cursor) !== noteRoot)) {
    cursor.fault ??= 'wrong-root';
  }
  const text = readText(cursor);
  if (text === '') cursor.fault ??= 'unreadable';
  return { client, clock, after, before, text };
}

/** Yjs writes the ranges of a writer sorted and joined, so any other order is somebody's handiwork. */
function readDeletions(cursor: Cursor): Deletion[] {
  const writers = readNumber(cursor);
  const met = new Set<number>();
  const deletions: Deletion[] = [];
  while (met.size < writers && cursor.fault === null) {
    const client = readNumber(cursor);
    const ranges = readNumber(cursor);
    if (deletions.length + ranges > noteLimits.updateParts) cursor.fault ??= 'too-many-parts';
    if (met.has(client) || ranges === 0) cursor.fault ??= 'unreadable';
    met.add(client);
    let last = -1;
    for (let index = 0; index < ranges && cursor.fault === null; index += 1) {
      const deletion = { client, clock: readNumber(cursor), length: readNumber(cursor) };
      if (deletion.clock <= last || deletion.length === 0) cursor.fault ??= 'unreadable';
      last = deletion.clock + deletion.length;
      deletions.push(deletion);
    }
  }
  return deletions;
}

const readSpot = (cursor: Cursor): Spot => ({ client: readNumber(cursor), clock: readNumber(cursor) });

function readByte(cursor: Cursor): number {
  const byte = cursor.bytes[cursor.at];
  if (byte === undefined) cursor.fault ??= 'unreadable';
  cursor.at += 1;
  return byte ?? 0;
}

/** Seven bits a byte, least first. At most 32 bits and written as short as can be: enough for Yjs' ids and for any note. */
function readNumber(cursor: Cursor): number {
  let value = 0;
  for (let index = 0; index < 5; index += 1) {
    const byte = readByte(cursor);
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) {
      if ((byte === 0 && index > 0) || value > 0xffffffff) cursor.fault ??= 'unreadable';
      return value;
    }
  }
  cursor.fault ??= 'unreadable';
  return 0;
}

function readText(cursor: Cursor): string {
  const length = readNumber(cursor);
  const end = cursor.at + length;
  const text = end > cursor.bytes.length ? undefined : decodeUtf8(cursor.bytes, cursor.at, end);
  cursor.at = Math.min(end, cursor.bytes.length);
  if (text === undefined) cursor.fault ??= 'unreadable';
  return text ?? '';
}
