import type { Table } from '@comanda/shared/floor/floor.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { words } from '../../words.ts';
import { useAct } from '../act.ts';
import { useNames } from '../names.ts';
import { takingBack } from '../take-back.ts';
import { words as moves } from './words.ts';

export type Relocate = {
  /**
   * To a table of its own, or beside those who sit there.
   * @param onDone once it is: now, or when a manager has said yes
   */
  move(order: OrderView, to: Table, onDone: () => void): void;
  /**
   * Two parties become one, with one bill; their guests are counted together.
   * @param onDone as above
   */
  merge(order: OrderView, into: OrderView, onDone: () => void): void;
};

/** Moves and merges parties at once, says so, and offers to take all of it back. */
export function useRelocate(): Relocate {
  const act = useAct();
  const names = useNames();
  const toast = useToast();
  const inTurn = ([first, ...others]: readonly Command[]): void => {
    if (first !== undefined) act(first, undefined, () => inTurn(others));
  };
  return {
    move(order, to, onDone) {
      const text = words.floor.pick.moved(names.order(order), words.table(to.number));
      act({ type: 'move-order', order: order.order, table: to.id }, { text }, onDone);
    },
    merge(order, into, onDone) {
      const text = moves.join.done(names.order(order), names.order(into));
      const guests = guestsOfBoth(order, into);
      act({ type: 'merge-order', order: order.order, into: into.order }, undefined, (merged) => {
        let counted: readonly OrderEvent[] = [];
        if (guests !== null)
          act({ type: 'set-guests', order: into.order, guests }, undefined, (events) => {
            counted = events;
          });
        const run = (): void => inTurn(takingBack([...merged, ...counted]) ?? []);
        toast({ text, action: { label: words.undo, run } });
        onDone();
      });
    },
  };
}

/** Null where nobody has counted one of them: then nobody knows how many they are together. */
export function guestsOfBoth(one: OrderView, other: OrderView): number | null {
  const [mine, theirs] = [one.guests.value, other.guests.value];
  return mine === null || theirs === null || mine === 0 ? null : mine + theirs;
}
