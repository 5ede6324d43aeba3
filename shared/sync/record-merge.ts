import type { Hlc } from '../base/clock.ts';
import type { RecordRow, RecordTable } from './records.ts';

/**
 * Later wins, field by field. Null when nothing changes: an older write, or the same values again.
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
    if (Object.hasOwn(merged, field) && equal(merged[field], value)) continue;
    merged[field] = value;
    clocks[field] = clock;
    changed = true;
  }
  return changed ? { table, id, version: (known?.version ?? 0) + 1, fields: { ...merged, id }, clocks } : null;
}

const equal = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
