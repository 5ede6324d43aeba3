import type { RecordTable } from '@comanda/shared/sync/records.ts';
import type { Box } from '../box.ts';

/** All rows of a table as they are now, archived ones too. */
export const rowsOf = <T>(box: Box, table: RecordTable): T[] =>
  [...(box.core.life.records.tables.get(table)?.values() ?? [])].map((row) => row.fields as T);
