import { createHash, timingSafeEqual } from 'node:crypto';
import { inTransaction, type Writer } from './open.ts';
import type { RandomBytes } from './rows/meta.ts';

export const pairingMinutes = 10;
export const pairingTries = 5;

type Code = {
  readonly entry: number;
  readonly device: string;
  readonly salt: Buffer;
  readonly hash: Buffer;
  readonly tries: number;
};

/**
 * One-time codes of six digits, kept as hashes. A wrong guess is one at every code that is open, so it counts against each;
 * five close them all.
 */
export function pairingCodes(database: Writer, random: RandomBytes) {
  const insert = database.prepare(
    `INSERT INTO pairing_codes (salt, code_hash, device, made_by, made_ms, expires_ms, tries) VALUES (?, ?, ?, ?, ?, ?, 0)`,
  );
  const withdraw = database.prepare('DELETE FROM pairing_codes WHERE device = ? AND used_ms IS NULL');
  const count = database.prepare(
    'UPDATE pairing_codes SET tries = tries + 1 WHERE used_ms IS NULL AND expires_ms > ? AND made_ms <= ?',
  );
  // Whoever knows a code did not guess at the others.
  const forgive = database.prepare(
    'UPDATE pairing_codes SET tries = tries - 1 WHERE used_ms IS NULL AND expires_ms > ? AND made_ms <= ? AND tries > 0',
  );
  const open = database.prepare<[number, number], Code>(
    `SELECT entry, device, salt, code_hash AS hash, tries FROM pairing_codes
      WHERE used_ms IS NULL AND expires_ms > ? AND made_ms <= ? AND tries <= ${pairingTries}`,
  );
  const use = database.prepare('UPDATE pairing_codes SET used_ms = ? WHERE entry = ? AND used_ms IS NULL');
  return {
    /**
     * A code for one device, whose record the caller has made. An earlier code for it ends.
     * @returns the six digits: shown once, not kept.
     */
    make(device: string, madeBy: string | null, nowMs: number): string {
      const code = sixDigits(random);
      const salt = Buffer.from(random(16));
      inTransaction(database, () => {
        withdraw.run(device);
        insert.run(salt, hashOf(code, salt), device, madeBy, nowMs, nowMs + pairingMinutes * 60_000);
      });
      return code;
    },
    /**
     * The device that the code stands for, once; null when it is wrong, used, too old or guessed at too often.
     * @param only who asks is this device and may not become another: a code for another is not used up
     */
    redeem(code: string, nowMs: number, only?: string): string | 'other-device' | null {
      // Two transactions: the try is on the disk before anything is compared.
      count.run(nowMs, nowMs);
      const match = open.all(nowMs, nowMs).find(({ salt, hash }) => timingSafeEqual(hashOf(code, salt), hash));
      if (match === undefined) return null;
      const isOthers = only !== undefined && match.device !== only;
      return inTransaction(database, () => {
        const isUsed = !isOthers && use.run(nowMs, match.entry).changes === 1;
        forgive.run(nowMs, nowMs);
        if (isOthers) return 'other-device' as const;
        return isUsed ? match.device : null;
      });
    },
  };
}

const hashOf = (code: string, salt: Buffer): Buffer => createHash('sha256').update(salt).update(code).digest();

/** Every code is equally likely: numbers that would favour the low ones are thrown away. */
function sixDigits(random: RandomBytes): string {
  const codes = 1_000_000;
  const fair = Math.floor(2 ** 32 / codes) * codes;
  for (;;) {
    const number = Buffer.from(random(4)).readUInt32BE();
    if (number < fair) return String(number % codes).padStart(6, '0');
  }
}
