import type { Book } from '@comanda/shared/order/book.ts';
import { type LineView, lineView } from '@comanda/shared/order/line-view.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import type { Wording } from './facts-in-words.ts';
import { useMoney } from './money.ts';
import { useNames } from './names.ts';

/** Words for what events name, as this device knows it now. */
export function useWording(): Wording {
  const { book } = useDevice();
  const names = useNames();
  const { show, currency } = useMoney();
  return {
    table: names.table,
    person: names.staff,
    money: show,
    currency,
    order: (id) => names.order(orderView(book, id)),
    lineName: (line) => lineOf(book, line)?.item.name ?? null,
    gotOf: (part) => lineOf(book, part)?.partOf?.got ?? null,
  };
}

function lineOf(book: Book, line: string): LineView | null {
  for (const order of book.orders.values()) {
    const facts = order.lines.get(line);
    if (facts !== undefined) return lineView(order, facts);
  }
  return null;
}
