import { lineView } from '@comanda/shared/order/line-view.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import type { Wording } from './facts-in-words.ts';
import { useMoney } from './money.ts';
import { useNames } from './names.ts';

/** Words for what events name, as this device knows it now. */
export function useWording(): Wording {
  const { book } = useDevice();
  const names = useNames();
  const { show } = useMoney();
  return {
    table: names.table,
    money: show,
    order: (id) => names.order(orderView(book, id)),
    lineName(line) {
      for (const order of book.orders.values()) {
        const facts = order.lines.get(line);
        if (facts !== undefined) return lineView(order.order, facts)?.item.name ?? null;
      }
      return null;
    },
  };
}
