import { useWereRead } from '@comanda/shared/replica/react/hooks.ts';
import type { RecordTable } from '@comanda/shared/sync/records.ts';
import type { ReactNode } from 'react';
import { words } from '../words.ts';

/** What every ticket and every bill names. */
const named = ['tables', 'stations', 'staff', 'courses'] as const satisfies readonly RecordTable[];

/** Nobody reads a ticket for a table that this screen cannot name yet. */
export function WhenRead({ children }: { readonly children: ReactNode }) {
  if (useWereRead(named)) return children;
  return (
    <main className="empty">
      <p role="status">{words.catchingUp}</p>
    </main>
  );
}
