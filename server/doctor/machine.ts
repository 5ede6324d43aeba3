import { existsSync } from 'node:fs';
import { databaseFile, freeBytes, megabytes, sizeOf } from '../store/files.ts';
import { proveFolder } from '../store/open.ts';
import { wordsOfTrouble } from '../store/trouble.ts';
import { type Check, fail, ok, warn } from './check.ts';

/** The first Node that runs TypeScript as it is. */
const oldestNode = [22, 18] as const;

export function nodeCheck(version: string): Check {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
  return isOld
    ? fail('node', `${version} is too old`, 'Run the box with the Node that came with it, 24 or newer.')
    : ok('node', version);
}

const leastFree = 50_000_000;
const littleFree = 500_000_000;

/** A box that cannot save serves nobody; one that is about to be unable to should say so while there is time. */
export function folderCheck(data: string): Check[] {
  if (!existsSync(data)) return [fail('folder', `${data} is not there`, 'Make a restaurant with: comanda init')];
  const free = freeBytes(data);
  const needed = Math.max(littleFree, 3 * sizeOf(databaseFile(data)));
  const room = 'Make room on the disk, or move old backups to another.';
  const disk =
    free < leastFree
      ? fail('disk', `${megabytes(free)} free`, room)
      : free < needed
        ? warn('disk', `${megabytes(free)} free`, room)
        : ok('disk', `${megabytes(free)} free`);
  return [disk, writingCheck(data)];
}

function writingCheck(data: string): Check {
  try {
    proveFolder(data);
    return ok('folder', `${data} can be written, each commit to the disk itself (synchronous=FULL)`);
  } catch (error) {
    return fail('folder', wordsOfTrouble(error), `Look at the rights and the disk of ${data}.`);
  }
}

const firstMs = Date.UTC(2025, 0, 1);
const toleratedMs = 60_000;

/** @param lastMs when the box saved last by its own clock; null where that is not known */
export function clockCheck(nowMs: number, lastMs: number | null): Check {
  const now = new Date(nowMs).toISOString().slice(0, 16).replace('T', ' ');
  const fix = 'Set the clock of this machine, and let it be set by the network (NTP).';
  if (nowMs < firstMs) return fail('clock', `it says ${now} UTC, which is long ago`, fix);
  if (lastMs !== null && lastMs > nowMs + toleratedMs) {
    const last = new Date(lastMs).toISOString().slice(0, 16).replace('T', ' ');
    return fail('clock', `it says ${now} UTC, but something was saved at ${last}`, fix);
  }
  return ok('clock', `${now} UTC`);
}
