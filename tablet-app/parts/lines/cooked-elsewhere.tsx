import type { Book } from '@comanda/shared/order/book.ts';
import { type LineView, lineView } from '@comanda/shared/order/line-view.ts';
import { type OrderView, orderOfLine, orderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { type Names, useNames } from '../../data/names.ts';
import { words } from '../../words.ts';

/** What was sent last from here while the kitchen was cooking it for others; nobody has sent more since. */
export const isCookedElsewhere = ({ twice, told }: LineView): boolean => twice.at(-1)?.to === told && told > 0;

/** `2 × Lager: already being cooked for Table 5` */
export function CookedElsewhere({ line }: { readonly line: LineView }) {
  const { book } = useDevice();
  const names = useNames();
  const last = line.twice.at(-1);
  if (last === undefined) return null;
  const orders = new Set(last.under.flatMap((other) => orderWith(book, line.home, other) ?? []));
  const where = [...orders].map((order) => placeOf(order, names)).join(', ');
  return <>{words.line.cookedElsewhere(last.dishes, line.item.name, where)}</>;
}

function orderWith(book: Book, home: string, id: string): OrderView | null {
  const stream = book.orders.get(home);
  const facts = stream?.lines.get(id);
  const line = stream === undefined || facts === undefined ? null : lineView(stream, facts);
  return line === null ? null : orderView(book, orderOfLine(book, line));
}

const placeOf = (order: OrderView, names: Names): string =>
  order.table.value === null ? names.order(order) : names.table(order.table.value);
