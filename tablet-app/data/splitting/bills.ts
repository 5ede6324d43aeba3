import { type Cents, cents, minus, noCents, sum, times } from '@comanda/shared/money/cents.ts';
import { offOf } from '@comanda/shared/order/discounts.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { canGo, type Picked } from '../moving/move-some.ts';

/** The bills besides the one that stays: of each line, how many dishes go there. */
export type Bills = readonly ReadonlyMap<string, number>[];

/** As many as a table has letters for. */
export const mostBills = 12;
export const noBills: Bills = [new Map()];

/** A line as far as one bill may have of it: what others have is gone, and of what the kitchen has nothing is parted. */
export type Open = LineView;

const splittable = (view: OrderView): readonly LineView[] =>
  view.lines.filter((line) => !line.removed && line.quantity > 0);

/** What one bill can have of each line; a line that others have whole is left out. */
export function openTo(view: OrderView, bills: Bills, bill: number): readonly Open[] {
  return splittable(view).flatMap((line) => {
    const others = bills.reduce((sum, one, index) => sum + (index === bill ? 0 : countIn(one, line)), 0);
    const quantity = line.quantity - others;
    if (quantity <= 0) return [];
    // Whoever has a part has it of what is not fired; whoever has more has what the kitchen has as well.
    const unfired = others > line.unfired ? quantity : line.unfired - others;
    return [{ ...line, quantity, unfired, withKitchen: quantity - unfired }];
  });
}

const countIn = (bill: ReadonlyMap<string, number>, { line }: Pick<LineView, 'line'>): number => bill.get(line) ?? 0;

/** The bills as they can be now: others may have fired, taken or removed dishes since somebody chose. */
export function asTheyAre(view: OrderView, chosen: Bills): Bills {
  let bills: Bills = chosen.map(() => new Map());
  for (const [bill, counts] of chosen.entries()) {
    const open = openTo(view, bills, bill).filter(({ line }) => (counts.get(line) ?? 0) > 0);
    const now = new Map(open.map((one) => [one.line, canGo(one, counts.get(one.line))]));
    bills = bills.with(bill, now);
  }
  return bills;
}

/** Each seat its own bill; the first seat stays, with what is for all. Null where no two seats have dishes. */
export function bySeat(view: OrderView): Bills | null {
  const lines = splittable(view);
  const seats = [...new Set(lines.flatMap(({ seat }) => seat.value ?? []))].sort((a, b) => a - b);
  const others = lines.some(({ seat }) => seat.value === null) ? seats : seats.slice(1);
  if (others.length === 0 || seats.length < 2 || others.length > mostBills) return null;
  return others.map(
    (seat) => new Map(lines.filter((line) => line.seat.value === seat).map(({ line, quantity }) => [line, quantity])),
  );
}

/** What stays, and what each bill comes to, in minor units. A discount on the whole order is for what stays on it. */
export function sumsOf(view: OrderView, bills: Bills): { readonly stays: number; readonly each: readonly number[] } {
  const each = bills.map(() => 0);
  const stays = new Map<string, Cents>();
  for (const line of view.lines) {
    const price = minus(cents(line.item.unitPrice), line.off);
    const dealt = dealtOut(line, bills);
    for (const [bill, dishes] of dealt.each.entries()) each[bill] = (each[bill] ?? 0) + times(price, dishes);
    stays.set(line.line, times(price, dealt.stays));
  }
  const off = view.discounts.standing.map(({ discount, shares }) =>
    offOf(discount, sum([...shares.keys()].map((line) => stays.get(line) ?? noCents))),
  );
  return { stays: minus(sum(stays.values()), sum(off)), each };
}

/** Of the dishes of a line that cost something, how many go to each bill: parts take those before the ones that are free. */
function dealtOut(line: LineView, bills: Bills): { readonly each: readonly number[]; readonly stays: number } {
  const counts = bills.map((bill) => countIn(bill, line));
  const holder = holderOf(line, counts);
  let left = line.quantity - line.comped;
  const each = counts.map((count, bill) => {
    const dishes = bill === holder ? 0 : Math.min(count, left);
    left -= dishes;
    return dishes;
  });
  return holder === -1 ? { each, stays: left } : { each: each.with(holder, left), stays: 0 };
}

/** Of a line of which nothing stays, the greatest share is the line itself. -1: some of it stays. */
function holderOf({ quantity }: LineView, counts: readonly number[]): number {
  const goes = counts.reduce((all, count) => all + count, 0);
  return goes < quantity ? -1 : counts.indexOf(Math.max(...counts));
}

/** What goes to a bill: whole lines and parts of others. */
export function splitsOf(
  view: OrderView,
  bills: Bills,
): readonly { readonly whole: readonly string[]; readonly parts: Picked }[] {
  const splits = bills.map(() => ({ whole: [] as string[], parts: [] as Picked[number][] }));
  for (const line of splittable(view)) {
    const counts = bills.map((bill) => countIn(bill, line));
    const holder = holderOf(line, counts);
    for (const [index, count] of counts.entries()) {
      if (index === holder) splits[index]?.whole.push(line.line);
      else if (count > 0) splits[index]?.parts.push({ line, count });
    }
  }
  return splits.filter(({ whole, parts }) => whole.length + parts.length > 0);
}
