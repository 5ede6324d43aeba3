import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice, useOrders, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { permissionsOf, type Staff } from '@comanda/shared/staff/staff.ts';
import { useAct } from '../act.ts';
import { words } from './words.ts';

export type HandOver = {
  /** Who may serve a table and is not the one who does. */
  readonly others: readonly Staff[];
  /** Whoever is signed in, where they may take it themselves. */
  readonly self: Staff | null;
  /** All of it in one act. */
  give(to: Staff, onDone: () => void): void;
};

/** Orders change hands, one or all that somebody has. */
export function useHandOver(orders: readonly OrderView[]): HandOver {
  const core = useDevice();
  const act = useAct();
  const able = [...useRecords('staff').values()].filter((one) => !one.archived && permissionsOf(one).has('order.edit'));
  const others = able.filter(({ id }) => orders.some(({ waiter }) => waiter.value !== id));
  return {
    others: others.filter(({ id }) => id !== core.signedIn?.staff),
    self: others.find(({ id }) => id === core.signedIn?.staff) ?? null,
    give({ id, name }, onDone) {
      const [first, ...besides] = orders.map(({ order }) => order);
      if (first === undefined) return;
      const text = words.waiter.done(orders.length, name);
      act({ type: 'set-waiter', order: first, besides, staff: id }, { text }, onDone);
    },
  };
}

/** The open orders that whoever is signed in serves. */
export function useOwnOrders(): readonly OrderView[] {
  const core = useDevice();
  const self = core.signedIn?.staff;
  return [...useOrders().values()].filter(({ state, waiter }) => state === 'open' && waiter.value === self);
}
