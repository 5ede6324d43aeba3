import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { keepNames } from './folders.ts';

/** The restaurant of a folder. */
export const databaseFile = (data: string): string => join(data, 'comanda.sqlite');

/** The disk has not got room for a copy and for the evening that goes on beside it. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
  constructor(folder: string, needed: number, free: number) {
    super(`${folder} has ${megabytes(free)} free and needs ${megabytes(needed)}. Make room on the disk.`);
  }
}

/** So much stays free: a copy must never be what stops the box from saving. */
const reserveBytes = 32 * 1024 * 1024;

/** @throws NoRoom */
export function assertRoom(folder: string, bytes: number): void {
  const free = freeBytes(folder);
  if (free < bytes + reserveBytes) throw new NoRoom(folder, bytes + reserveBytes, free);
}

export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** 0 for what is not there. */
export const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Its bytes are on the disk when this returns. */
export function flush(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A new name is on the disk when its folder is. */
export const flushName = (file: string): void => keepNames(dirname(file));

export const megabytes = (bytes: number): string => {
  const size = bytes / 1_000_000;
  return size >= 1_000 ? `${(size / 1_000).toFixed(1)} GB` : `${size >= 10 ? Math.round(size) : size.toFixed(1)} MB`;
};
