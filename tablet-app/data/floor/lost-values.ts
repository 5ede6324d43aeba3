import type { Discount } from '@comanda/shared/order/discounts.ts';
import type { Fact } from '@comanda/shared/order/events.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { offInWords } from '@comanda/shared/ui/giving/in-words.ts';
import { words } from '../../words.ts';
import { words as toCome } from '../expected/words.ts';
import type { Names } from '../names.ts';
import { words as serving } from '../serving/words.ts';

/** What two people chose without seeing each other, and whose choice did not stand: in words, until somebody chooses again. */
export function lostValues(view: OrderView, names: Names, currency: string): string[] {
  const { away } = words;
  const off = (value: Discount | null): string => (value === null ? away.noDiscount : offInWords(value, currency));
  const kept = (what: string, by: Fact, value: string): string => away.kept(what, names.author(by), value);
  return [
    ...(view.state === 'expected' ? view.expected.lost : []).flatMap(({ value, by }) =>
      value === null ? [] : kept(toCome.what, by, toCome.short(timeOfDay(value.atMs), value.guests)),
    ),
    ...view.guests.lost.map(({ value, by }) => kept(away.guests, by, String(value ?? 0))),
    ...view.waiter.lost.map(({ value, by }) => kept(serving.waiter.what, by, names.staff(value ?? ''))),
    ...view.table.lost.map(({ value, by }) => kept(away.table, by, names.table(value))),
    ...view.lines.flatMap(({ wanted, item }) =>
      wanted.lost.map(({ value, by }) => kept(away.quantity(item.name), by, String(value))),
    ),
    ...view.discounts.lost.map(({ value, by }) => kept(away.discount, by, off(value))),
    ...view.lines.flatMap(({ discount, item }) =>
      discount.lost.map(({ value, by }) => kept(away.discountOn(item.name), by, off(value))),
    ),
  ];
}
