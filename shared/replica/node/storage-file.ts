import { existsSync } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type {
  DeviceStorage,
  StorageChange,
  StorageFailure,
  StoredDocument,
  StoredKind,
} from '../../sync/device-ports.ts';
import { createQueuedStorage, type StorageBackend } from '../storage-queue.ts';
import { claimFolder, logName, newestLog, ownerName, removeOlderLogs, replaceFile } from './folder.ts';
import { decodeLines, encodeLine } from './lines.ts';

export type FileStorageOptions = {
  /** One device's own folder; made when it is not there. */
  readonly folder: string;
  /**
   * False: nothing is synced, so a power cut loses what was confirmed. Only for the load generator, whose thousand
   * devices would otherwise measure this machine's disk instead of the box.
   */
  readonly durable?: boolean;
  /** The log is rewritten when it is longer than this and twice what was alive at the last rewrite. */
  readonly compactAboveBytes?: number;
};

/**
 * A device's storage on Node: one log, one line per sync. What is asked for while a sync is under way goes into the next
 * line together, and a line is whole or absent, so a crash never leaves a part of a write (more than S2 asks).
 */
export const createFileStorage = (options: FileStorageOptions): DeviceStorage =>
  createQueuedStorage(new FileBackend(options));

type Opened = {
  readonly owner: number;
  handle: FileHandle;
  bytes: number;
  compactedBytes: number;
  /** The file may hold half a line or, after a failed sync, less than it seems to: it is rewritten before it is used. */
  suspect: boolean;
  wiped: boolean;
};

/** How many documents a line of a rewritten log holds. */
const documentsPerLine = 500;

const fenced: StorageFailure = { failed: 'fenced', detail: 'Another program opened this folder later.' };

class FileBackend implements StorageBackend {
  readonly #folder: string;
  readonly #durable: boolean;
  readonly #compactAboveBytes: number;
  readonly #alive = new Map<string, StoredDocument>();
  #opened: Opened | undefined;

  constructor({ folder, durable = true, compactAboveBytes = 1024 * 1024 }: FileStorageOptions) {
    this.#folder = folder;
    this.#durable = durable;
    this.#compactAboveBytes = compactAboveBytes;
  }

  together = (waiting: readonly StorageChange[]): number => waiting.length;

  async load(): ReturnType<StorageBackend['load']> {
    try {
      const opened = await this.#open();
      if (!this.#isMine(opened)) return fenced;
      return { documents: [...this.#alive.values()], wiped: opened.wiped };
    } catch (error) {
      return toFailure(error);
    }
  }

  async write(changes: readonly StorageChange[]): Promise<StorageFailure | undefined> {
    try {
      const opened = await this.#open();
      if (!this.#isMine(opened)) return fenced;
      if (opened.suspect) await this.#rewrite(opened);
      await this.#append(opened, encodeLine(changes));
      // Asked after the sync: while our file is there, the next owner has not begun to read, so it will find this line.
      if (!this.#isMine(opened)) return fenced;
      for (const change of changes) this.#apply(change);
      const mostlyDead = opened.bytes > this.#compactAboveBytes && opened.bytes > 2 * opened.compactedBytes;
      // A rewrite that fails undoes nothing: the line is on the disk, and the rewrite is tried again before the next.
      if (mostlyDead) await this.#rewrite(opened).catch(() => {});
      return undefined;
    } catch (error) {
      return toFailure(error);
    }
  }

  async close(): Promise<void> {
    await this.#opened?.handle.close();
  }

  async #open(): Promise<Opened> {
    if (this.#opened !== undefined) return this.#opened;
    const folder = this.#folder;
    // Beside the folder, so that it is still there when the folder is gone.
    const sentinel = `${folder}.was-here`;
    const owner = await claimFolder(folder, this.#durable);
    const log = await newestLog(folder);
    this.#alive.clear();
    if (log !== undefined) {
      for (const changes of decodeLines(await readFile(join(folder, logName(log)))).values) {
        for (const change of changes as StorageChange[]) this.#apply(change);
      }
    }
    const wiped = log === undefined && existsSync(sentinel);
    const opened: Opened = { owner, ...(await this.#newLog(owner)), suspect: false, wiped };
    await removeOlderLogs(folder, owner);
    if (!existsSync(sentinel)) {
      await replaceFile(
        dirname(sentinel),
        basename(sentinel),
        ['Comanda keeps a device beside this file.\n'],
        this.#durable,
      );
    }
    this.#opened = opened;
    return opened;
  }

  async #append(opened: Opened, line: string): Promise<void> {
    opened.suspect = true;
    await opened.handle.appendFile(line);
    if (this.#durable) await opened.handle.datasync();
    opened.bytes += Buffer.byteLength(line);
    opened.suspect = false;
  }

  /** Puts only what is alive into a new file. Also the cure after a failed sync, which may have dropped pages for good. */
  async #rewrite(opened: Opened): Promise<void> {
    opened.suspect = true;
    const old = opened.handle;
    Object.assign(opened, await this.#newLog(opened.owner), { suspect: false });
    await old.close();
  }

  async #newLog(owner: number): Promise<Pick<Opened, 'handle' | 'bytes' | 'compactedBytes'>> {
    const bytes = await replaceFile(this.#folder, logName(owner), this.#aliveLines(), this.#durable);
    return { handle: await open(join(this.#folder, logName(owner)), 'a'), bytes, compactedBytes: bytes };
  }

  *#aliveLines(): Generator<string> {
    const documents = [...this.#alive.values()];
    for (let at = 0; at < documents.length; at += documentsPerLine) {
      yield encodeLine([{ put: documents.slice(at, at + documentsPerLine), drop: [] } satisfies StorageChange]);
    }
  }

  #apply(change: StorageChange): void {
    for (const document of change.put) this.#alive.set(address(document.kind, document.key), document);
    for (const { kind, key } of change.drop) this.#alive.delete(address(kind, key));
  }

  #isMine = (opened: Opened): boolean => existsSync(join(this.#folder, ownerName(opened.owner)));
}

const address = (kind: StoredKind, key: string): string => `${kind} ${key}`;

function toFailure(error: unknown): StorageFailure {
  const { code, message } = error as NodeJS.ErrnoException;
  return { failed: code === 'ENOSPC' || code === 'EDQUOT' ? 'quota' : 'broken', detail: message };
}
