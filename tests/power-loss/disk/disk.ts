import type { Seeded } from '../../restaurant/seeded.ts';
import { DiskFile } from './disk-file.ts';
import type { Change } from './read-trace.ts';

/**
 * What a power cut leaves of what was not synced. `lost`: nothing. `kept`: all of it, as after `kill -9`. `torn`: some sectors,
 * some sizes, some names, each by its own luck.
 */
export const crashModels = ['lost', 'kept', 'torn'] as const;
export type CrashModel = (typeof crashModels)[number];

type Entry = DiskFile | 'folder';
type NameChange = { readonly name: string; readonly entry: Entry | null };

/** What a crash leaves: files by their names, and the folders. */
export type Remains = { readonly folders: readonly string[]; readonly files: ReadonlyMap<string, Buffer> };

/**
 * The disk under a folder, told change by change: what it certainly holds, and what it may hold. It promises no more than POSIX
 * does: a sync of a file keeps the file and not its name, which only a sync of its folder keeps.
 */
export class Disk {
  readonly #names = new Map<string, Entry>();
  readonly #kept = new Map<string, Entry>();
  #unsynced: NameChange[] = [];
  readonly #handles = new Map<number, Entry>();
  readonly #folders = new Map<number, string>();

  apply(change: Change): void {
    switch (change.op) {
      case 'open':
        this.#open(change);
        break;
      case 'write':
        this.#file(change.handle).write(change.offset, change.bytes);
        break;
      case 'truncate':
        this.#file(change.handle).truncate(change.size);
        break;
      case 'sync':
        this.#sync(change.handle);
        break;
      case 'sync-failed':
        this.#syncFailed(change.handle);
        break;
      case 'rename': {
        const entry = this.#names.get(change.from) ?? null;
        this.#rename(change.to, entry);
        this.#rename(change.from, null);
        break;
      }
      case 'unlink':
        this.#rename(change.name, null);
        break;
      case 'mkdir':
        this.#rename(change.name, 'folder');
        break;
      case 'mark':
        break;
    }
  }

  remains(model: CrashModel, luck: Seeded): Remains {
    const names = model === 'kept' ? this.#names : model === 'lost' ? this.#kept : this.#tornNames(luck);
    const isReached = (name: string): boolean => {
      const folder = folderOf(name);
      return folder === '' || (names.get(folder) === 'folder' && isReached(folder));
    };
    const folders: string[] = [];
    const files = new Map<string, Buffer>();
    for (const [name, entry] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (!isReached(name)) continue;
      if (entry === 'folder') folders.push(name);
      else files.set(name, model === 'kept' ? entry.written() : model === 'lost' ? entry.synced() : entry.torn(luck));
    }
    return { folders, files };
  }

  #open({ handle, name, created, emptied, isFolder }: Extract<Change, { op: 'open' }>): void {
    if (isFolder) {
      this.#folders.set(handle, name);
      return;
    }
    const known = this.#names.get(name);
    const entry = created || known === undefined ? new DiskFile() : known;
    if (entry !== known) this.#rename(name, entry);
    this.#handles.set(handle, entry);
    if (emptied && entry !== 'folder') entry.truncate(0);
  }

  #sync(handle: number): void {
    const folder = this.#folders.get(handle);
    if (folder === undefined) {
      this.#file(handle).sync();
      return;
    }
    const isHere = ({ name }: NameChange): boolean => folderOf(name) === folder;
    for (const { name, entry } of this.#unsynced.filter(isHere)) set(this.#kept, name, entry);
    this.#unsynced = this.#unsynced.filter((change) => !isHere(change));
  }

  #syncFailed(handle: number): void {
    if (!this.#folders.has(handle)) this.#file(handle).syncFailed();
  }

  #rename(name: string, entry: Entry | null): void {
    set(this.#names, name, entry);
    this.#unsynced.push({ name, entry });
  }

  #tornNames(luck: Seeded): Map<string, Entry> {
    const names = new Map(this.#kept);
    for (const { name, entry } of this.#unsynced) if (luck.chance(0.5)) set(names, name, entry);
    return names;
  }

  #file(handle: number): DiskFile {
    const entry = this.#handles.get(handle);
    if (entry === undefined || entry === 'folder') throw new Error(`no file was opened as ${handle}`);
    return entry;
  }
}

const folderOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('/')));

function set(names: Map<string, Entry>, name: string, entry: Entry | null): void {
  if (entry === null) names.delete(name);
  else names.set(name, entry);
}
