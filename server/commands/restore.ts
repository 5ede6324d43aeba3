import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { databaseFile, sizeOf } from '../store/files.ts';
import { foundLoss, type Loss, wordsOfLoss } from '../store/loss-note.ts';
import { DatabaseInUse, reading } from '../store/open.ts';
import { asBackup, assertRestorable, restoreInto, type Source, sourceAt } from '../store/restore.ts';
import { type Newer, newerThan, type Summary, summaryOf } from '../store/summary.ts';
import { wordsOfTrouble } from '../store/trouble.ts';
import { age, backupAt, count, moment } from './chosen-backup.ts';
import { type ConfigFlags, configFor } from './settings.ts';
import { CommandError, type Terminal } from './terminal.ts';

export type RestoreFlags = ConfigFlags & { readonly dryRun?: boolean };

type Present =
  | { readonly none: true }
  | { readonly unreadable: string }
  | (Summary & {
      readonly isSameRestaurant: boolean;
      /** What of it the backup does not have; null when one is no earlier moment of the other. */
      readonly newer: Newer | null;
    });

/** Puts a backup into the place of the restaurant's file, while no box runs. */
export async function restore(
  path: string | undefined,
  { dryRun = false, ...flags }: RestoreFlags,
  terminal: Terminal,
): Promise<void> {
  const { data } = configFor(flags);
  const database = databaseFile(data);
  const source = sourceAt(path === undefined ? backupAt(data, undefined).path : resolve(path));
  await assertRestorable(source);
  const backup = asBackup(source.file, () => reading(source.file, summaryOf));
  const loss = existsSync(database) ? foundLoss(database) : null;
  const present = presentIn(database, backup, source);
  const nowMs = Date.now();
  const text = [planText(source, backup, present, nowMs), ...lossText(loss)].join('\n');
  if (dryRun) {
    terminal.answer({ restored: false, backup: { file: source.file, ...backup }, present, loss }, text);
    terminal.say('Nothing was changed. Leave out --dry-run to do it.');
    return;
  }
  const kept = await whenFree(() => restoreInto(database, source, nowMs)).catch((error: unknown) => {
    if (!(error instanceof DatabaseInUse)) throw error;
    throw new CommandError(`The box of ${data} runs. Stop it first, then restore, then start it again.`);
  });
  terminal.answer({ restored: true, backup: { file: source.file, ...backup }, present, loss, kept }, text);
  if (kept !== null) terminal.say(`The file that was replaced is kept: ${kept}`);
  terminal.say('Start the box: what the devices have read since the backup, they give back by themselves.');
}

/** In ms, of waiting for the file, and between two tries. */
const [patienceMs, betweenMs] = [3_000, 20] as const;

/** A box whose file is damaged looks again and again whether it is whole, and has it for a moment each time: it does not run. */
async function whenFree<T>(run: () => Promise<T>): Promise<T> {
  for (const endMs = performance.now() + patienceMs; ; ) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof DatabaseInUse) || performance.now() > endMs) throw error;
    }
    await setTimeout(betweenMs);
  }
}

function presentIn(database: string, backup: Summary, source: Source): Present {
  if (!existsSync(database)) return { none: true };
  if (sizeOf(database) === 0) return { unreadable: 'it is empty' };
  try {
    return reading(database, (present) => {
      const summary = summaryOf(present);
      const isSameRestaurant = summary.restaurantId === backup.restaurantId;
      const isEarlier = reading(source.file, (copy) => newerThan(copy, summary.head, summary.tag)) !== null;
      const nothing = { events: 0, orders: 0, sinceMs: null };
      const newer = newerThan(present, backup.head, backup.tag) ?? (isEarlier ? nothing : null);
      return { ...summary, isSameRestaurant, newer };
    });
  } catch (error) {
    return { unreadable: wordsOfTrouble(error) };
  }
}

function planText({ file, manifest }: Source, backup: Summary, present: Present, nowMs: number): string {
  const madeMs = manifest?.madeMs ?? backup.lastMs;
  const when = madeMs === null ? '' : `, of ${moment(madeMs)}, ${age(nowMs - madeMs)} old`;
  return [
    `Backup    ${file}${when}`,
    `          ${says(backup)}`,
    ...('none' in present
      ? ['Present   there is no restaurant here']
      : 'unreadable' in present
        ? [`Present   it cannot be read: ${present.unreadable}`]
        : [`Present   ${says(present)}`, `          ${difference(present, nowMs)}`]),
    ...('isSameRestaurant' in present && !present.isSameRestaurant
      ? ['          It is another restaurant: its devices have to be paired again after the restore.']
      : []),
  ].join('\n');
}

const lossText = (loss: Loss | null): string[] =>
  loss === null
    ? []
    : [
        `          Its write-ahead log ${wordsOfLoss(loss)}.`,
        ...(loss.log === null ? [] : [`          What was left of it is kept: ${loss.log}`]),
      ];

const says = ({ restaurant, events, orders, businessDay }: Summary): string =>
  `${restaurant === '' ? 'no name yet' : restaurant}: ${count(events, 'event')}, ${count(orders, 'order')}, business day ${businessDay || 'none yet'}`;

function difference({ newer, lastMs }: Extract<Present, Summary>, nowMs: number): string {
  const last = lastMs === null ? 'nothing was ever saved' : `last saved ${moment(lastMs)}, ${age(nowMs - lastMs)} ago`;
  if (newer === null) return `${last}; the two have different pasts`;
  if (newer.events === 0) return `${last}; no event that the backup does not have`;
  return `${last}; ${count(newer.events, 'event')} in ${count(newer.orders, 'order')} are not in the backup`;
}
