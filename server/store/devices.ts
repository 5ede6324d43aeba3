import type { KnownDevice } from '@comanda/shared/sync/box-ports.ts';
import { inTransaction, type Writer } from './open.ts';

/** A paired machine with its door key. Times in Unix ms; null: never. */
export type PairedDevice = {
  readonly device: string;
  readonly name: string | null;
  readonly role: string | null;
  readonly multiSession: string | null;
  readonly givenMs: number;
  readonly lastSeenMs: number | null;
  readonly revoked: boolean;
};

type DeviceRow = Omit<KnownDevice, 'paymentsBarred' | 'revoked'> & {
  readonly paymentsBarred: number;
  readonly revoked: number;
};

/**
 * Tokens of devices, as hashes. A device's name, role and multi-session are its record in `devices`, which everyone sees
 * and which therefore changes only through a commit of the box; a token is nobody's business but the box's.
 */
export function deviceTokens(database: Writer) {
  const revoke = database.prepare('UPDATE device_tokens SET revoked_ms = ? WHERE device = ? AND revoked_ms IS NULL');
  const give = database.prepare('INSERT INTO device_tokens (token_hash, device, given_ms) VALUES (?, ?, ?)');
  const seen = database.prepare('UPDATE device_tokens SET last_seen_ms = ? WHERE device = ? AND revoked_ms IS NULL');
  const byTokenHash = database.prepare<[string], DeviceRow>(
    `SELECT d.id AS device, d.name, d.role, d.multi_session AS multiSession, d.payments_barred AS paymentsBarred,
        t.token_hash AS tokenHash, t.revoked_ms IS NOT NULL OR d.revoked OR d.archived AS revoked
      FROM device_tokens t JOIN devices d ON d.id = t.device WHERE t.token_hash = ?`,
  );
  return {
    /** Pairs, or pairs again: a device has one valid token, so the earlier ones end here. */
    register(device: string, tokenHash: string, nowMs: number): void {
      inTransaction(database, () => {
        revoke.run(nowMs, device);
        give.run(tokenHash, device, nowMs);
      });
    },
    /** From here on the device is known and turned away. */
    revoke(device: string, nowMs: number): void {
      revoke.run(nowMs, device);
    },
    /** When each of these was heard last: by device, in Unix ms. */
    seen(heard: ReadonlyMap<string, number>): void {
      inTransaction(database, () => {
        for (const [device, atMs] of heard) seen.run(atMs, device);
      });
    },
    byTokenHash(tokenHash: string): KnownDevice | null {
      const row = byTokenHash.get(tokenHash);
      if (row === undefined) return null;
      return { ...row, paymentsBarred: row.paymentsBarred === 1, revoked: row.revoked === 1 };
    },
    list: deviceList(database),
  };
}

function deviceList(database: Writer): () => PairedDevice[] {
  const list = database.prepare<[], Omit<PairedDevice, 'revoked'> & { readonly revoked: number }>(
    `SELECT t.device, d.name, d.role, d.multi_session AS multiSession, max(t.given_ms) AS givenMs,
        max(t.last_seen_ms) AS lastSeenMs, min(t.revoked_ms IS NOT NULL) OR coalesce(d.revoked, 0) AS revoked
      FROM device_tokens t LEFT JOIN devices d ON d.id = t.device GROUP BY t.device ORDER BY d.name, t.device`,
  );
  return () => list.all().map((row) => ({ ...row, revoked: row.revoked === 1 }));
}
