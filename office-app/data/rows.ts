import { useDevice, useHost } from '@comanda/shared/replica/react/hooks.ts';
import type { Row, Rows } from '@comanda/shared/replica/react/record-feed.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import type { RecordTable } from '@comanda/shared/sync/records.ts';
import { useMemo } from 'react';

export type { Row, Rows };

/** The rows of a table with this device's own changes on top, those too that the box has not heard of: archived ones as well. */
export const rowsOf = <T extends RecordTable>(core: DeviceCore, table: T): Rows<T> =>
  new Map([...core.records(table)].map(([id, row]) => [id, row.fields as Row<T>]));

export function useRows<T extends RecordTable>(table: T): Rows<T> {
  const host = useHost();
  const core = useDevice();
  const { version } = host;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the core changes its rows in place and says so by the version.
  return useMemo(() => rowsOf(core, table), [core, table, version]);
}

/** What is in use, in the order people gave it. */
export const ranked = <T extends { readonly rank: number; readonly name: string; readonly archived: boolean }>(
  rows: ReadonlyMap<string, T>,
): T[] => inUse(rows).sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name));

export const inUse = <T extends { readonly archived: boolean }>(rows: ReadonlyMap<string, T>): T[] =>
  [...rows.values()].filter((row) => !row.archived);

export const archivedOf = <T extends { readonly archived: boolean; readonly name: string }>(
  rows: ReadonlyMap<string, T>,
): T[] => [...rows.values()].filter((row) => row.archived).sort((a, b) => a.name.localeCompare(b.name));

/** A rank behind all that are there. */
export const lastRank = (rows: Iterable<{ readonly rank: number }>): number =>
  Math.min(9999, [...rows].reduce((last, { rank }) => Math.max(last, rank), -1) + 1);
