import { accountHourMs, accountLockedForMs, lockedForMs, type Tries } from '@comanda/shared/staff/pin-lock.ts';
import { inTransaction, type Writer } from './open.ts';

/** PINs as argon2 hashes, and the tries. Who hashes, compares and locks is not here. */
export function staffPins(database: Writer) {
  const put = database.prepare(
    `INSERT INTO staff_pins (staff, hash, set_ms) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET hash = excluded.hash, set_ms = excluded.set_ms`,
  );
  const hash = database.prepare<[string], string>('SELECT hash FROM staff_pins WHERE staff = ?').pluck();
  const holders = database.prepare<[], string>('SELECT staff FROM staff_pins ORDER BY staff').pluck();
  const count = database.prepare(
    `INSERT INTO pin_tries (device, staff, tries, last_ms) VALUES (?, ?, 1, ?)
      ON CONFLICT DO UPDATE SET tries = tries + 1, last_ms = excluded.last_ms`,
  );
  const tries = database.prepare<[string, string], Tries>(
    `SELECT coalesce(sum(tries) FILTER (WHERE staff = ?), 0) AS ofPerson, coalesce(sum(tries), 0) AS onDevice
      FROM pin_tries WHERE device = ?`,
  );
  // What was tried in the future was tried by a clock that has been set back since: nobody waits until it is that late again.
  const lastTry = database
    .prepare<[string, number], number | null>('SELECT max(last_ms) FROM pin_tries WHERE device = ? AND last_ms <= ?')
    .pluck();
  const ofAccount = database.prepare<[string, number, number], { tries: number; lastMs: number | null }>(
    `SELECT coalesce(sum(tries), 0) AS tries, max(last_ms) AS lastMs FROM pin_tries
      WHERE staff = ? AND last_ms > ? AND last_ms <= ?`,
  );
  const forget = database.prepare('DELETE FROM pin_tries WHERE device = ? AND staff = ?');
  const unlock = database.prepare('DELETE FROM pin_tries WHERE device = ?');
  const triesOf = (device: string, staff: string): Tries => tries.get(staff, device) as Tries;
  return {
    set(staff: string, newHash: string, nowMs: number): void {
      put.run(staff, newHash, nowMs);
    },
    hash: (staff: string): string | null => hash.get(staff) ?? null,
    /** Who has one. */
    holders: (): string[] => holders.all(),
    /** Counted durably before the PIN is compared: pulling the plug gives no further try. */
    countTry(device: string, staff: string, nowMs: number): Tries {
      return inTransaction(database, () => {
        count.run(device, staff, nowMs);
        return triesOf(device, staff);
      });
    },
    tries: triesOf,
    /** How long this person must wait before another try on this device. */
    waitMs(device: string, staff: string, nowMs: number): number {
      const account = ofAccount.get(staff, nowMs - accountHourMs, nowMs);
      return Math.max(
        lockedForMs(triesOf(device, staff), lastTry.get(device, nowMs) ?? null, nowMs),
        accountLockedForMs(account?.tries ?? 0, account?.lastMs ?? null, nowMs),
      );
    },
    /** The PIN was right. What others got wrong on this device still counts. */
    forgetTries(device: string, staff: string): void {
      forget.run(device, staff);
    },
    /** A manager lets the device in again. */
    unlock(device: string): void {
      unlock.run(device);
    },
  };
}
