import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { sizeOf } from './files.ts';

/**
 * How many commits' pages a killed box had in its write-ahead log that are not there any more, because the log was deleted, cut
 * or changed while nothing ran. SQLite reads what is whole and is silent about the rest. Its index beside the log (`-shm`, which
 * a clean end removes with the log) still says how many there were: it is written after the log is on the disk, so it never says more.
 * Look before the database is opened: the first who opens it makes the index anew. `foundLost` remembers. 0: nothing is missing,
 * or nothing is known.
 */
export function lostFromLog(database: string): number {
  const index = bytesOf(`${database}-shm`);
  if (index === null || index.length < indexHeaderBytes) return 0;
  const word = wordsOf(index);
  if (word === null) return 0;
  const [committed, copied] = [word(16), word(96)];
  if (committed <= copied) return 0;
  const log = bytesOf(`${database}-wal`);
  // A log that begins with other salts was begun after this index was written: it proves nothing.
  const isReadable = log !== null && log.length >= logHeaderBytes && headerSums(log) !== null;
  if (isReadable && !log.subarray(16, 24).equals(index.subarray(32, 40))) return 0;
  return Math.max(0, committed - Math.max(copied, log === null ? 0 : wholeFrames(log, committed)));
}

/** Whether there is a log whose beginning SQLite cannot read: it would write over it, whatever else is still in it. */
export function hasUnreadableLog(database: string): boolean {
  if (sizeOf(`${database}-wal`) === 0) return false;
  const header = Buffer.alloc(logHeaderBytes);
  const handle = openSync(`${database}-wal`, 'r');
  try {
    return readSync(handle, header) < logHeaderBytes || headerSums(header) === null;
  } finally {
    closeSync(handle);
  }
}

const indexHeaderBytes = 136;
const logHeaderBytes = 32;
const frameHeaderBytes = 24;
/** The format's number, in the order of bytes of the machine that wrote it (https://sqlite.org/walformat.html). */
const formatNumber = 3_007_000;

function wordsOf(index: Buffer): ((at: number) => number) | null {
  if (index.readUInt32LE(0) === formatNumber) return (at) => index.readUInt32LE(at);
  return index.readUInt32BE(0) === formatNumber ? (at) => index.readUInt32BE(at) : null;
}

/** Frames from the beginning whose salts and sums fit, as SQLite itself counts them after a crash. */
function wholeFrames(log: Buffer, atMost: number): number {
  if (log.length < logHeaderBytes) return 0;
  const pageBytes = log.readUInt32BE(8);
  const read = readerOf(log);
  let sums = headerSums(log);
  if (sums === null) return 0;
  const frameBytes = frameHeaderBytes + pageBytes;
  for (let frame = 0; frame < atMost; frame += 1) {
    const at = logHeaderBytes + frame * frameBytes;
    if (at + frameBytes > log.length || !log.subarray(at + 8, at + 16).equals(log.subarray(16, 24))) return frame;
    sums = checksum(log.subarray(at, at + 8), sums, read);
    sums = checksum(log.subarray(at + frameHeaderBytes, at + frameBytes), sums, read);
    if (sums[0] !== log.readUInt32BE(at + 16) || sums[1] !== log.readUInt32BE(at + 20)) return frame;
  }
  return atMost;
}

type Sums = readonly [number, number];

/** The first four bytes of every log; the last bit says in which order its numbers are. */
const logNumber = 0x377f0683;

/** Null: it does not begin as a log does, or they are not those that stand in it. All zeros have the right sums. */
function headerSums(log: Buffer): Sums | null {
  if ((log.readUInt32BE(0) | 1) !== logNumber) return null;
  const sums = checksum(log.subarray(0, 24), [0, 0], readerOf(log));
  return sums[0] === log.readUInt32BE(24) && sums[1] === log.readUInt32BE(28) ? sums : null;
}

const readerOf = (log: Buffer): typeof bigEndian => ((log.readUInt32BE(0) & 1) === 1 ? bigEndian : littleEndian);
const bigEndian = (bytes: Buffer, at: number): number => bytes.readUInt32BE(at);
const littleEndian = (bytes: Buffer, at: number): number => bytes.readUInt32LE(at);

function checksum(bytes: Buffer, [first, second]: Sums, read: typeof bigEndian): Sums {
  let [a, b] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    a = (a + read(bytes, at) + b) >>> 0;
    b = (b + read(bytes, at + 4) + a) >>> 0;
  }
  return [a, b];
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
