import type { SignIn } from '@comanda/shared/sync/wire.ts';
import type { Writer } from '../open.ts';

type Incarnation = { readonly incarnation: string; readonly device: string; readonly have: number };

/** As many as may be working at once, and their approvals. */
export const signInsInMemory = 500;

/** Who sends: runs of device cores with how far the box has them, and people signed in on devices. */
export function senderRows(database: Writer) {
  const putIncarnation = database.prepare(
    `INSERT INTO incarnations (incarnation, device, have) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET device = excluded.device, have = excluded.have`,
  );
  const incarnation = database.prepare<[string], { device: string; have: number }>(
    'SELECT device, have FROM incarnations WHERE incarnation = ?',
  );
  const putSignIn = database.prepare(
    `INSERT INTO sign_ins (id, staff, device, issued_ms, expires_ms, event, mac) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET staff = excluded.staff, device = excluded.device, issued_ms = excluded.issued_ms,
        expires_ms = excluded.expires_ms, event = excluded.event, mac = excluded.mac`,
  );
  const signIn = database.prepare<[string], Omit<SignIn, 'event'> & { readonly event: string | null }>(
    'SELECT id, staff, device, issued_ms AS issuedMs, expires_ms AS expiresMs, event, mac FROM sign_ins WHERE id = ?',
  );
  /** Asked for with every event. What is written is forgotten here, so that a rollback leaves nothing that is not stored. */
  const remembered = new Map<string, SignIn>();
  return {
    addIncarnation(row: Incarnation): void {
      putIncarnation.run(row.incarnation, row.device, row.have);
    },
    deviceOfIncarnation: (name: string): { device: string; have: number } | null => incarnation.get(name) ?? null,
    addSignIn(row: SignIn): void {
      remembered.delete(row.id);
      putSignIn.run(row.id, row.staff, row.device, row.issuedMs, row.expiresMs, row.event ?? null, row.mac);
    },
    signIn(id: string): SignIn | null {
      const known = remembered.get(id);
      if (known !== undefined) return known;
      const row = signIn.get(id);
      if (row === undefined) return null;
      const { event, ...plain } = row;
      const found: SignIn = event === null ? plain : { ...plain, event };
      const [oldest] = remembered.keys();
      if (remembered.size >= signInsInMemory && oldest !== undefined) remembered.delete(oldest);
      remembered.set(id, found);
      return found;
    },
  };
}
