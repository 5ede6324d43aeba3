import { hlcToMs } from '@comanda/shared/base/clock.ts';
import { readableNote } from '@comanda/shared/notes/note-text.ts';
import type { Discount } from '@comanda/shared/order/discounts.ts';
import type { Fact } from '@comanda/shared/order/events.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { Staff } from '@comanda/shared/staff/staff.ts';
import type { DeviceCore, Mark } from '@comanda/shared/sync/device-core.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { offInWords } from '@comanda/shared/ui/giving/in-words.ts';
import { words } from '../../words.ts';
import type { Names } from '../names.ts';

/** The least safe of everything that was said about it here. */
export function markOfAll(core: DeviceCore, facts: readonly Fact[]): Mark {
  const marks = new Set(facts.map((fact) => core.markOf(fact)));
  return marks.has('saving') ? 'saving' : marks.has('on-device') ? 'on-device' : 'safe';
}

/** Something that was done to a line. */
export type Touch = {
  /** The last of them first, and none whom this device does not know. */
  readonly by: readonly Staff[];
  /** `19:04` */
  readonly at: string;
  readonly said: string;
};

/** `added by Anna (Tablet 1) 19:04`, `quantity by Ben (Tablet 2) 19:06`, `removed by Anna (Tablet 1) 19:07` */
export function touchesOf(line: LineView, names: Names): Touch[] {
  const at = (fact: Fact): string => timeOfDay(hlcToMs(fact.clock));
  const touch = (facts: readonly [Fact, ...Fact[]], said: string): Touch => ({
    by: [...new Set(facts.flatMap((fact) => names.person(fact) ?? []))],
    at: at(facts[0]),
    said,
  });
  const touches = [touch([line.added], words.line.added(names.authorShort(line.added), at(line.added)))];
  const changes = line.facts.filter(({ event }) => event.type === 'quantity-tapped' || event.type === 'quantity-typed');
  const changed = changes.at(-1);
  // Whoever adds a dish taps it as often as it is wanted: that is no news.
  const isNews = changes.some(
    ({ event }) => event.staff !== line.added.event.staff || event.device !== line.added.event.device,
  );
  if (changed !== undefined && isNews) {
    // What two people did without seeing each other counts both, and looks like a mistake where one of them is not named.
    const other = changes.findLast(({ event }) => event.device !== changed.event.device);
    const last: readonly [Fact, ...Fact[]] = other === undefined ? [changed] : [changed, other];
    touches.push(
      touch(last, words.line.changed(last.map((fact) => `${names.authorShort(fact)} ${at(fact)}`).join(', '))),
    );
  }
  const removal = line.facts.findLast(({ event }) => line.removals.includes(event.id));
  if (removal !== undefined)
    touches.push(touch([removal], words.line.removedBy(names.authorShort(removal), at(removal))));
  return touches;
}

/** Something that is not as somebody meant it, and how to have it their way after all. */
export type Conflict = { readonly said: string; readonly choose: Wish | null };

type Wish =
  | { readonly type: 'type-quantity'; readonly quantity: number }
  | { readonly type: 'set-course'; readonly course: string | null }
  | { readonly type: 'set-seat'; readonly seat: number | null }
  | { readonly type: 'set-discount'; readonly discount: Discount | null };

/** Others were quicker with what it was parted from, and nobody has said since how many it is to be. */
export const gotLess = ({ partOf, wanted }: LineView): boolean =>
  partOf !== null && partOf.got < partOf.by.event.body.quantity && wanted.by === null;

/** `Ben took 20 % off`, or `Ben took the discount off`. */
export const lostDiscount = (value: Discount | null, who: string, currency: string): string =>
  value === null ? words.line.lostFullPrice(who) : words.line.lostDiscount(who, offInWords(value, currency));

/** A cook took it back, and another screen says since that it is ready: whoever carries it out had better look. */
export function overruledRecall({ facts, ready, fired, served }: LineView): Fact | null {
  if (ready < fired || served >= fired) return null;
  const said = facts.filter(({ event }) => event.type === 'lines-ready' || event.type === 'lines-recalled');
  const [recall, again] = said.slice(-2);
  const isOverruled = recall?.event.type === 'lines-recalled' && recall.event.device !== again?.event.device;
  return isOverruled ? recall : null;
}

/** The losers of conflicts, and what the kitchen would not give back. */
export function lineConflicts(line: LineView, names: Names, currency: string): Conflict[] {
  const { line: said } = words;
  const lost: Conflict[] = [
    ...line.wanted.lost.map(({ value, by }) => ({
      said: said.lostQuantity(names.author(by), value),
      choose: { type: 'type-quantity', quantity: value } as const,
    })),
    ...line.course.lost.map(({ value, by }) => ({
      said: said.lostCourse(names.author(by), names.course(value)),
      choose: { type: 'set-course', course: value } as const,
    })),
    ...line.seat.lost.map(({ value, by }) => ({
      said: said.lostSeat(names.author(by), value === null ? words.order.shared : words.order.seat(value)),
      choose: { type: 'set-seat', seat: value } as const,
    })),
    ...line.discount.lost.map(({ value, by }) => ({
      said: lostDiscount(value, names.author(by), currency),
      choose: { type: 'set-discount', discount: value } as const,
    })),
  ];
  const wanted = line.removals.length > 0 ? 0 : line.wanted.value;
  if (line.partOf !== null && gotLess(line)) {
    const { by, got } = line.partOf;
    const { quantity } = by.event.body;
    lost.push({ said: said.partLeft(names.author(by), quantity, got), choose: { type: 'type-quantity', quantity } });
  }
  const recall = overruledRecall(line);
  if (recall !== null)
    lost.push({ said: said.recalledBefore(names.author(recall), timeOfDay(hlcToMs(recall.clock))), choose: null });
  if (wanted < line.withKitchen) lost.push({ said: said.kitchenHas(wanted, line.withKitchen), choose: null });
  return lost;
}

const texts = new WeakMap<readonly string[], string>();

/** Remembered per list of updates, which stays the same until somebody writes. */
export function textOf(updates: readonly string[]): string {
  if (updates.length === 0) return '';
  let text = texts.get(updates);
  if (text === undefined) {
    text = readableNote(updates);
    texts.set(updates, text);
  }
  return text;
}
