import { hlcToMs } from '@comanda/shared/base/clock.ts';
import type { Table } from '@comanda/shared/floor/floor.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useBoxNow } from '@comanda/shared/replica/react/hooks.ts';
import { minutes } from '@comanda/shared/ui/ages.ts';
import { useMoney } from '../data/money.ts';
import { tableState } from '../data/table-state.ts';
import { words } from '../words.ts';

const lookEveryMs = 15_000;

/** A table as a waiter reads it in passing: number, guests, minutes, what it waits for, how much. */
export function TableTile({
  table,
  orders,
  twins,
  onTap,
}: {
  readonly table: Table;
  readonly orders: readonly OrderView[];
  readonly twins: boolean;
  readonly onTap: () => void;
}) {
  const [first] = orders;
  if (first === undefined) {
    return (
      <button type="button" className="tile free" onClick={onTap} data-table={table.number}>
        <span className="tile-number">{table.number}</span>
        <span className="tile-state">{words.floor.free}</span>
      </button>
    );
  }
  const { state, text } = tableState(first);
  return (
    <button type="button" className="tile" data-state={state} data-table={table.number} onClick={onTap}>
      <span className="tile-top">
        <span className="tile-number">{table.number}</span>
        <OrderAge order={first} />
      </span>
      <span className="tile-state">
        {twins ? words.floor.twins : orders.length > 1 ? words.floor.several(orders.length) : text}
      </span>
      <OrderSum order={first} />
    </button>
  );
}

export function OrderAge({ order }: { readonly order: OrderView }) {
  const nowMs = useBoxNow(lookEveryMs);
  const age = minutes(nowMs - hlcToMs(order.opened.clock));
  const guests = order.guests.value;
  return (
    <span className="tile-age">
      {guests !== null && `${words.guestsShort(guests)} · `}
      {words.minutes(age)}
    </span>
  );
}

export function OrderSum({ order }: { readonly order: OrderView }) {
  const { show } = useMoney();
  return (
    <span className="tile-sum">
      <span>{order.number === null ? words.newOrder : words.number(order.number)}</span>
      <b>{show(order.total)}</b>
    </span>
  );
}
