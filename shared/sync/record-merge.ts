import type { Hlc } from '../base/clock.ts';
import type { RecordRow, RecordTable } from './records.ts';

/**
 * Later wins, field by field. Null when every write is older than what is there.
 * Two writes at one instant keep the first to reach the box, which alone decides about records.
 */
export function mergeRecord(
  known: RecordRow | null,
  table: RecordTable,
  id: string,
  fields: Readonly<Record<string, unknown>>,
  clock: Hlc,
): RecordRow | null {
  const merged: Record<string, unknown> = { ...known?.fields };
  const clocks: Record<string, number> = { ...known?.clocks };
  let changed = false;
  for (const [field, value] of Object.entries(fields)) {
    if (field === 'id' || (clocks[field] ?? -1) >= clock) continue;
    // The same value again is a word too: an older one that arrives later must not win over it.
    merged[field] = value;
    clocks[field] = clock;
    changed = true;
  }
  return changed ? { table, id, version: (known?.version ?? 0) + 1, fields: { ...merged, id }, clocks } : null;
}
