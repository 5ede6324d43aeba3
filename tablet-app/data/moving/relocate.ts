import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { Table } from '@comanda/shared/floor/floor.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
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
  /** Two parties become one, with one bill; their guests are counted together. */
  merge(order: OrderView, into: OrderView): boolean;
};

/** Moves and merges parties at once, says so, and offers to take all of it back. */
export function useRelocate(): Relocate {
  const core = useDevice();
  const act = useAct();
  const names = useNames();
  const toast = useToast();
  const refused = (command: Command): readonly OrderEvent[] | null => {
    const answer = core.act(command);
    if (!isRefusal(answer)) return answer;
    toast({ text: sentence(answer.refused), tone: 'refused' });
    return null;
  };
  const takeBack = (events: readonly OrderEvent[]): void => {
    for (const back of takingBack(events) ?? []) if (refused(back) === null) return;
  };
  const done = (events: readonly OrderEvent[], text: string): true => {
    toast({ text, action: { label: words.undo, run: () => takeBack(events) } });
    return true;
  };
  return {
    move(order, to, onDone) {
      const text = words.floor.pick.moved(names.order(order), words.table(to.number));
      act({ type: 'move-order', order: order.order, table: to.id }, { text }, onDone);
    },
    merge(order, into) {
      const text = moves.join.done(names.order(order), names.order(into));
      const merged = refused({ type: 'merge-order', order: order.order, into: into.order });
      if (merged === null) return false;
      const guests = guestsOfBoth(order, into);
      const counted = guests === null ? [] : refused({ type: 'set-guests', order: into.order, guests });
      if (counted === null) {
        takeBack(merged);
        return false;
      }
      return done([...merged, ...counted], text);
    },
  };
}

/** Null where nobody has counted one of them: then nobody knows how many they are together. */
export function guestsOfBoth(one: OrderView, other: OrderView): number | null {
  const [mine, theirs] = [one.guests.value, other.guests.value];
  return mine === null || theirs === null || mine === 0 ? null : mine + theirs;
}
