import type { Seeded } from '../../restaurant/seeded.ts';

/** A disk writes a sector whole or not at all. */
const sectorBytes = 512;
/** The system keeps and writes back pages. */
const pageBytes = 4096;

type Unsynced = { readonly offset: number; readonly bytes: Buffer } | { readonly size: number };

/** One file: what the disk certainly holds of it, and what was written since and may be there in any part. */
export class DiskFile {
  #synced: Buffer = Buffer.alloc(0);
  #unsynced: Unsynced[] = [];
  /** Of these the disk said that it could not write them: programs still read them, and no later sync tries again. */
  #refused = new Set<Unsynced>();

  write(offset: number, bytes: Buffer): void {
    this.#unsynced.push({ offset, bytes });
  }

  truncate(size: number): void {
    this.#unsynced.push({ size });
  }

  sync(): void {
    if (this.#refused.size === 0) {
      this.#synced = laidOver(this.#synced, this.#unsynced);
      this.#unsynced = [];
    } else this.#syncWithoutRefused();
  }

  /** As Linux has it: the pages count as clean afterwards, though the disk never took them. */
  syncFailed(): void {
    for (const change of this.#unsynced) this.#refused.add(change);
  }

  /** A refused page goes out again when somebody has written into it since, whole, as the programs read it. */
  #syncWithoutRefused(): void {
    const written = this.written();
    const dirty = pagesOf(this.#unsynced.filter((change) => !this.#refused.has(change)));
    const clean = [...pagesOf([...this.#refused])].filter((page) => !dirty.has(page));
    const [before, after] = [this.#synced, Buffer.from(written)];
    this.#unsynced = [];
    this.#refused = new Set();
    for (const page of clean) {
      const [from, end] = [page * pageBytes, Math.min((page + 1) * pageBytes, written.length)];
      if (from >= end) continue;
      after.fill(0, from, end);
      if (from < before.length) before.copy(after, from, from, Math.min(end, before.length));
      const refused = { offset: from, bytes: written.subarray(from, end) };
      this.#unsynced.push(refused);
      this.#refused.add(refused);
    }
    this.#synced = after;
  }

  synced(): Buffer {
    return this.#synced;
  }

  written(): Buffer {
    return laidOver(this.#synced, this.#unsynced);
  }

  /** Of each sector one of its versions since the last sync, of the size one of its own. */
  torn(luck: Seeded): Buffer {
    if (this.#unsynced.length === 0) return this.#synced;
    const mood = luck.pick([0.1, 0.5, 0.9]) ?? 0.5;
    const versions = new Map<number, number>();
    const isTaken = (sector: number): boolean => {
      const left = versions.get(sector) ?? howMany(mood, luck);
      versions.set(sector, left - 1);
      return left > 0;
    };
    let size = this.#synced.length;
    const taken: Unsynced[] = [];
    for (const change of this.#unsynced) {
      if ('size' in change) {
        if (!luck.chance(mood)) continue;
        size = change.size;
        taken.push(change);
        continue;
      }
      const { offset, bytes } = change;
      if (offset + bytes.length > size && luck.chance(mood)) size = offset + bytes.length;
      for (let from = offset; from < offset + bytes.length; ) {
        const sector = Math.floor(from / sectorBytes);
        const end = Math.min((sector + 1) * sectorBytes, offset + bytes.length);
        if (isTaken(sector)) taken.push({ offset: from, bytes: bytes.subarray(from - offset, end - offset) });
        from = end;
      }
    }
    taken.push({ size });
    return laidOver(this.#synced, taken);
  }
}

/** Of several writes to one sector, how many the disk has taken: none, all, or the first few. */
function howMany(mood: number, luck: Seeded): number {
  if (luck.chance(0.2)) return 1 + luck.below(3);
  return luck.chance(mood) ? Number.POSITIVE_INFINITY : 0;
}

function pagesOf(changes: readonly Unsynced[]): Set<number> {
  const pages = new Set<number>();
  for (const change of changes) {
    if ('size' in change) continue;
    const last = Math.floor((change.offset + change.bytes.length - 1) / pageBytes);
    for (let page = Math.floor(change.offset / pageBytes); page <= last; page += 1) pages.add(page);
  }
  return pages;
}

function laidOver(ground: Buffer, changes: readonly Unsynced[]): Buffer {
  if (changes.length === 0) return ground;
  let room = ground.length;
  for (const change of changes)
    room = Math.max(room, 'size' in change ? change.size : change.offset + change.bytes.length);
  const whole = Buffer.alloc(room);
  ground.copy(whole);
  let size = ground.length;
  for (const change of changes) {
    if ('size' in change) {
      // What is cut off is gone: a file that grows again later grows by zeros.
      if (change.size < size) whole.fill(0, change.size, size);
      size = change.size;
    } else {
      change.bytes.copy(whole, change.offset);
      size = Math.max(size, change.offset + change.bytes.length);
    }
  }
  return whole.subarray(0, size);
}
