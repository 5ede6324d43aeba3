import type { Box } from '../box.ts';
import type { Log } from '../log.ts';
import { fileOf, readManifest } from '../store/backup.ts';
import { inWorker } from '../store/in-worker.ts';
import { wordsOfTrouble } from '../store/trouble.ts';
import { dropNote, writeNote } from './notes.ts';
import { goodBackups, rotate } from './shelf.ts';

export type KeeperParts = {
  readonly folder: string;
  /** 0: the box makes none by itself. */
  readonly everyHours: number;
  readonly keep: number;
  readonly log: Log;
  readonly nowMs: () => number;
  /** Null while there is no core. */
  readonly running: () => Pick<Box, 'backUp' | 'setting' | 'store'> | null;
  /** Looks at all of a copy, beside the box; the product's own when left out. */
  readonly problemsIn?: (file: string) => Promise<readonly string[]>;
};

const hourMs = 3_600_000;

const examined = async (file: string): Promise<readonly string[]> =>
  (await inWorker({ task: 'examine', file, depth: 'deep' })).problems;
/** After a failure, such as a full disk. */
const tryAgainMs = 15 * 60_000;

/** Makes a backup when the business day has ended and every few hours, and lets old ones go. Ask it once a minute. */
export function createBackupKeeper({
  folder,
  everyHours,
  keep,
  log,
  nowMs,
  running,
  problemsIn = examined,
}: KeeperParts) {
  let work: Promise<void> | null = null;
  let notBeforeMs = 0;

  function isDue({ setting, store }: Pick<Box, 'setting' | 'store'>): boolean {
    if (everyHours === 0 || nowMs() < notBeforeMs || setting() === null) return false;
    const newestMs = goodBackups(folder)[0]?.manifest.madeMs;
    if (newestMs === undefined || newestMs < store.lastDayEndMs()) return true;
    // One from the future was made by a clock that was wrong: it says nothing about now.
    return Math.abs(nowMs() - newestMs) >= everyHours * hourMs;
  }

  async function make(box: Pick<Box, 'backUp'>): Promise<void> {
    try {
      const manifest = await box.backUp(folder);
      const problems = await problemsIn(fileOf(manifest, readManifest(manifest)));
      if (problems.length > 0) {
        // The copy is what the restaurant is, damage and all; those of before the damage are not let go for it.
        log.error({ manifest, problems }, 'the restaurant is damaged: see "comanda doctor --deep"');
        writeNote(folder, 'failure', { atMs: nowMs(), reason: `The restaurant is damaged. ${problems[0]}` });
        return;
      }
      rotate(folder, keep, nowMs());
      dropNote(folder, 'failure');
      log.info({ manifest }, 'a backup was made');
    } catch (error) {
      notBeforeMs = nowMs() + tryAgainMs;
      log.error({ err: error }, 'no backup could be made: "comanda doctor" says what to do');
      noteFailure(error);
    }
  }

  function noteFailure(error: unknown): void {
    try {
      writeNote(folder, 'failure', { atMs: nowMs(), reason: wordsOfTrouble(error) });
    } catch (unwritten) {
      // On a full disk there is no room for the note either; that the newest backup is old says it as well.
      log.warn({ err: unwritten }, 'the failure could not be noted beside the backups');
    }
  }

  return {
    /** Resolves when nothing is due any more. */
    async look(): Promise<void> {
      const box = running();
      if (work !== null || box === null || !isDue(box)) return work ?? undefined;
      work = make(box).finally(() => {
        work = null;
      });
      return work;
    },
  };
}
