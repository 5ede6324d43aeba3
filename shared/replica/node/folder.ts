import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a name in the folder is worth after a power cut depends on the folder itself having been written. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and writes names down by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whole or absent, also after a power cut: written beside, synced, and renamed into place. */
export async function replaceFile(
  folder: string,
  name: string,
  chunks: Iterable<string>,
  durable: boolean,
): Promise<number> {
  const draft = join(folder, `${name}.draft`);
  const handle = await open(draft, 'w');
  let bytes = 0;
  try {
    for (const chunk of chunks) {
      await handle.appendFile(chunk);
      bytes += Buffer.byteLength(chunk);
    }
    if (durable) await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, join(folder, name));
  if (durable) await syncFolder(folder);
  return bytes;
}

/** The numbers n of the files `<prefix><n>` in the folder, greatest first. */
async function numbered(folder: string, prefix: string): Promise<number[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => Number(name.slice(prefix.length)))
    .sort((a, b) => b - a);
}

export const logName = (owner: number): string => `log-${owner}`;
export const ownerName = (owner: number): string => `owner-${owner}`;

/**
 * Takes the folder over: the number of the new owner. Its file is made exclusively, so two who come at once get two
 * numbers; the files of earlier owners are gone when this returns, which is how they learn of it (S8).
 */
export async function claimFolder(folder: string, durable: boolean): Promise<number> {
  await mkdir(folder, { recursive: true });
  for (;;) {
    const owners = await numbered(folder, 'owner-');
    const logs = await numbered(folder, 'log-');
    const mine = Math.max(0, owners[0] ?? 0, logs[0] ?? 0) + 1;
    const created = await open(join(folder, ownerName(mine)), 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return undefined;
      throw error;
    });
    if (created === undefined) continue;
    await created.close();
    for (const earlier of owners) await rm(join(folder, ownerName(earlier)), { force: true });
    if (durable) await syncFolder(folder);
    return mine;
  }
}

/** The newest log there is. It is whole, because a log gets its name last. */
export const newestLog = async (folder: string): Promise<number | undefined> => (await numbered(folder, 'log-'))[0];

/** Takes away what earlier owners left, once the new owner's log holds all of it. */
export async function removeOlderLogs(folder: string, mine: number): Promise<void> {
  for (const log of await numbered(folder, 'log-')) {
    if (log < mine) await rm(join(folder, logName(log)), { force: true });
  }
}
