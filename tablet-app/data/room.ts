import type { Floor, Table } from '@comanda/shared/floor/floor.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice, useOrders, useRecords } from '@comanda/shared/replica/react/hooks.ts';

export type Room = { readonly floor: Floor; readonly tables: readonly Table[] };

export type House = {
  readonly rooms: readonly Room[];
  /** Open orders of a table, oldest first. */
  at(table: string): readonly OrderView[];
  readonly takeAways: readonly OrderView[];
  /** Open orders whose table is not on the plan any more: never put on another one. */
  readonly tray: readonly OrderView[];
  readonly open: readonly OrderView[];
  /** How many guests there are is asked when a table is opened. */
  readonly asksGuests: boolean;
};

/** The floors of this device's group, with what is going on at their tables. */
export function useHouse(): House {
  const core = useDevice();
  const floors = useRecords('floors');
  const tables = useRecords('tables');
  const groups = useRecords('multi_sessions');
  const group = groups.get(core.replica.config?.multiSession ?? core.replica.multiSession ?? '');
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
  const open = [...useOrders().values()]
    .filter((view) => view.state === 'open')
    .sort((a, b) => a.opened.clock - b.opened.clock);
  // A device that is new here reads orders before it has read the plan: then no table is gone, it is only not known yet.
  const isPlanKnown = group !== undefined && tables.size > 0;
  const onPlan = new Set(rooms.flatMap((room) => room.tables.map((table) => table.id)));
  const takeAways = open.filter((view) => view.opened.event.body.kind === 'take-away' && view.table.value === null);
  return {
    rooms,
    open,
    asksGuests: group?.guestsAsked === true,
    takeAways,
    at: (table) => open.filter((view) => view.table.value === table),
    tray: open.filter(
      (view) =>
        !takeAways.includes(view) && (view.table.value === null || (isPlanKnown && !onPlan.has(view.table.value))),
    ),
  };
}
