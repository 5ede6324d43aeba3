import type { FloorId, MultiSessionId, TableId } from '../base/ids.ts';
import type { MultiSession, Table } from './floor.ts';

export type Plan = {
  readonly tables: ReadonlyMap<TableId, Table>;
  readonly multiSessions: ReadonlyMap<MultiSessionId, MultiSession>;
};

/**
 * Which multi-sessions an order belongs to: those that share its table's floor, else the one that opened it.
 * An archived table keeps its floor, so its order stays in sight of the same people.
 */
export function audienceOf(plan: Plan, table: TableId | null, openedIn: MultiSessionId): MultiSessionId[] {
  const floor = table === null ? undefined : plan.tables.get(table)?.floor;
  const sharing = floor === undefined ? [] : sharersOf(plan, floor);
  return sharing.length > 0 ? sharing : [openedIn];
}

export const sharersOf = (plan: Plan, floor: FloorId): MultiSessionId[] =>
  [...plan.multiSessions.values()]
    .filter((one) => one.floors.includes(floor))
    .map((one) => one.id)
    .sort();
