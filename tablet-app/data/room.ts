import type { Floor, MultiSession, Table } from '@comanda/shared/floor/floor.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice, useOrders, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { useMemo } from 'react';
import { byTime } from './expected/expected.ts';
import { grouped } from './grouped.ts';

export type Room = { readonly floor: Floor; readonly tables: readonly Table[] };

export type House = {
  readonly rooms: readonly Room[];
  /** Open orders of a table, oldest first. */
  at(table: string): readonly OrderView[];
  readonly takeAways: readonly OrderView[];
  /** Open orders whose table is not on the plan any more: never put on another one. */
  readonly tray: readonly OrderView[];
  readonly open: readonly OrderView[];
  /** Parties that are to come, by time. */
  readonly expected: readonly OrderView[];
  expectedAt(table: string): readonly OrderView[];
  /** How many guests there are is asked when a table is opened. */
  readonly asksGuests: boolean;
};

/** The group that this device belongs to; undefined until it has read it. */
export function useGroup(): MultiSession | undefined {
  const { replica } = useDevice();
  return useRecords('multi_sessions').get(replica.config?.multiSession ?? replica.multiSession ?? '');
}

/** The floors of this device's group, with what is going on at their tables. */
export function useHouse(): House {
  const floors = useRecords('floors');
  const tables = useRecords('tables');
  const orders = useOrders();
  const group = useGroup();
  const plan = useMemo(() => planOf(group, floors, tables), [group, floors, tables]);
  const going = useMemo(() => goingOn(orders, plan), [orders, plan]);
  return { ...going, rooms: plan.rooms, asksGuests: group?.guestsAsked === true };
}

type Plan = {
  readonly rooms: readonly Room[];
  readonly tables: ReadonlySet<string>;
  /** A device that is new here reads orders before it has read the plan: then no table is gone, it is only not known yet. */
  readonly isKnown: boolean;
};

function planOf(
  group: MultiSession | undefined,
  floors: ReadonlyMap<string, Floor>,
  tables: ReadonlyMap<string, Table>,
): Plan {
  const rooms = (group?.floors ?? [])
    .flatMap((id) => floors.get(id) ?? [])
    .filter((floor) => !floor.archived)
    .sort((a, b) => a.rank - b.rank)
    .map((floor) => ({
      floor,
      tables: [...tables.values()]
        .filter((table) => table.floor === floor.id && !table.archived)
        .sort((a, b) => a.number.localeCompare(b.number, undefined, { numeric: true })),
    }));
  const onPlan = rooms.flatMap((room) => room.tables.map((table) => table.id));
  return { rooms, tables: new Set(onPlan), isKnown: group !== undefined && tables.size > 0 };
}

const nobody: readonly OrderView[] = [];

function goingOn(orders: ReadonlyMap<string, OrderView>, plan: Plan): Omit<House, 'rooms' | 'asksGuests'> {
  const open = [...orders.values()]
    .filter((view) => view.state === 'open')
    .sort((a, b) => a.opened.clock - b.opened.clock);
  const atTable = grouped(open, (view) => view.table.value);
  const expected = [...orders.values()].filter((view) => view.state === 'expected').sort(byTime);
  const expectedAtTable = grouped(expected, (view) => view.table.value);
  const without = atTable.get(null) ?? nobody;
  const isTakeAway = (view: OrderView): boolean => view.opened.event.body.kind === 'take-away';
  const isLost = ({ table }: OrderView): boolean =>
    plan.isKnown && table.value !== null && !plan.tables.has(table.value);
  return {
    open,
    expected,
    expectedAt: (table) => expectedAtTable.get(table) ?? nobody,
    takeAways: without.filter(isTakeAway),
    at: (table) => atTable.get(table) ?? nobody,
    tray: [...open, ...expected].filter((view) => isLost(view) || (view.table.value === null && !isTakeAway(view))),
  };
}
