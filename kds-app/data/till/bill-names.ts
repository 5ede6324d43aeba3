import { hlcToMs } from '@comanda/shared/base/clock.ts';
import type { Cents } from '@comanda/shared/money/cents.ts';
import { allFacts, type Book } from '@comanda/shared/order/book.ts';
import type { Fact } from '@comanda/shared/order/events.ts';
import { type LineView, lineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import type { Staff } from '@comanda/shared/staff/staff.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { amount as inFigures } from '@comanda/shared/ui/figures.ts';
import { words } from '../../till/words.ts';

type Written = Pick<Fact, 'event'>;

/** What people at the till call the things that facts name by id, and how money is written. */
export type BillNames = {
  readonly currency: string;
  money(amount: Cents): string;
  /** The table's number as it is on the plan. */
  table(id: string): string;
  /** `Table 12`, `Take-away`. */
  order(view: OrderView): string;
  /** What a line is; its id where it is not here. */
  dish(line: string): string;
  person(fact: Written): Staff | null;
  /** Who serves it. */
  waiter(view: OrderView): Staff | null;
  /** `Anna Lind at Tablet 1` */
  author(fact: Written): string;
  device(id: string): string;
  time(fact: Pick<Fact, 'clock'>): string;
  /** Who stands at another device, by what they did there last; the device alone where nothing is known. */
  whoIsAt(device: string): string;
};

export function useBillNames(): BillNames {
  const { book, replica } = useDevice();
  const tables = useRecords('tables');
  const devices = useRecords('devices');
  const staff = useRecords('staff');
  const [store] = useRecords('settings').values();
  const currency = store?.currency ?? 'SEK';
  const own = replica.config;
  const device = (id: string): string => devices.get(id)?.name ?? (own?.device === id ? own.name : words.unknownDevice);
  const table = (id: string): string => tables.get(id)?.number ?? '?';
  const at = (name: string | undefined, id: string): string =>
    name === undefined ? device(id) : words.by(name, device(id));
  return {
    currency,
    money: (amount) => inFigures(amount, currency),
    table,
    order: ({ table: { value } }) => {
      if (value === null) return words.takeAway;
      return tables.has(value) ? words.table(table(value)) : words.goneTable;
    },
    dish: (line) => lineIn(book, line)?.item.name ?? line,
    person: ({ event }) => staff.get(event.staff) ?? null,
    waiter: ({ waiter: { value } }) => staff.get(value ?? '') ?? null,
    author: ({ event }) => words.by(staff.get(event.staff)?.name ?? words.unknownPerson, device(event.device)),
    device,
    time: ({ clock }) => timeOfDay(hlcToMs(clock)),
    whoIsAt: (id) => at(staff.get(lastAuthorAt(book, id) ?? '')?.name, id),
  };
}

function lineIn(book: Book, line: string): LineView | null {
  for (const order of book.orders.values()) {
    const facts = order.lines.get(line);
    if (facts !== undefined) return lineView(order, facts);
  }
  return null;
}

function lastAuthorAt(book: Book, device: string): string | null {
  let last: Fact | null = null;
  for (const order of book.orders.values())
    for (const fact of allFacts(order))
      if (fact.event.device === device && (last === null || fact.clock > last.clock)) last = fact;
  return last?.event.staff ?? null;
}
