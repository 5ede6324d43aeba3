import { latestAt } from '@comanda/shared/base/clock.ts';
import type { Group } from '@comanda/shared/sync/box-ports.ts';
import { inTransaction, type Reader, type Writer } from '../open.ts';

export type Meta = {
  readonly epoch: number;
  readonly clock: number;
  readonly businessDay: string;
  readonly lastNumber: number;
};

/** Unpredictable bytes. */
export type RandomBytes = (count: number) => Uint8Array;

/** The first words of a new restaurant: its seal, and the tag of position 0, so that two boxes differ from the start. */
export function found(database: Writer, random: RandomBytes): void {
  inTransaction(database, () => {
    const founded = database
      .prepare(
        `INSERT INTO meta (only, epoch, clock, business_day, last_number, oldest_position, seal_key)
          VALUES (1, 1, 0, '', 0, 0, ?) ON CONFLICT DO NOTHING`,
      )
      .run(Buffer.from(random(32)));
    if (founded.changes === 0) return;
    const tag = Buffer.from(random(4)).toString('hex');
    database.prepare('INSERT INTO feed_groups (up_to, tag, wall_ms) VALUES (0, ?, 0)').run(tag);
  });
}

export const sealKey = (database: Reader | Writer): Buffer =>
  database.prepare<[], Buffer>('SELECT seal_key FROM meta').pluck().get() as Buffer;

/** What the box remembers about itself, in one row. */
export function metaRow(database: Writer) {
  const read = database.prepare<[], Meta>(
    `SELECT epoch, clock, business_day AS businessDay, last_number AS lastNumber FROM meta`,
  );
  const update = database.prepare('UPDATE meta SET clock = max(clock, ?), epoch = max(epoch, ?)');
  const setDay = database.prepare('UPDATE meta SET business_day = ?, last_number = ?');
  const closeDay = database.prepare(
    'INSERT INTO business_days (day, closed_position, closed_ms) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const lastDayEnd = database.prepare<[], number | null>('SELECT max(closed_ms) FROM business_days').pluck();
  return {
    lastDayEndMs: (): number => lastDayEnd.get() ?? 0,
    read: (): Meta => read.get() as Meta,
    advance(group: Group): void {
      update.run(latestClock(group), group.epoch);
      if (group.dayClosed !== null) closeDay.run(group.dayClosed.day, group.dayClosed.at, group.wallMs);
      // Numbers are given for the day that goes on, so the day of the last one is the business day.
      if (group.lastNumber !== null) setDay.run(group.lastNumber.day, group.lastNumber.number);
    },
  };
}

/** The box's clock is not told apart in a group, but it is never behind what it admits, nor behind the wall. */
function latestClock({ wallMs, events, records }: Group): number {
  let latest = latestAt(wallMs);
  for (const { event, admittedClock } of events) latest = Math.max(latest, admittedClock ?? event.clock);
  for (const { row } of records) for (const clock of Object.values(row.clocks)) latest = Math.max(latest, clock);
  return latest;
}
