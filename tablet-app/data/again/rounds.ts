import { hlcToMs } from '@comanda/shared/base/clock.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import type { Firing, Sent } from '@comanda/shared/order/rules.ts';

/** What would be ordered once more: a line that tells what it was, and how many there were. */
export type Again = { readonly line: LineView; readonly count: number };

/** One touch on Send writes an event for each order that its lines were born in, all in one moment. */
const sameTouchMs = 1000;

/** The dishes that went to the kitchen together last; where nothing has gone there, all that was taken down. */
export function latestRound(view: OrderView): readonly Again[] {
  const lines = standing(view);
  // What was voided since is not asked for again.
  const firings = lines.flatMap((line) =>
    line.firings.flatMap((firing) => (keptOf(firing) > 0 ? [{ line, firing }] : [])),
  );
  const last = firings.reduce<Firing | null>((latest, { firing }) => later(latest, firing), null);
  if (last === null) return together(lines.map((line) => ({ line, count: line.quantity })));
  const round = firings.filter(({ firing }) => isSameTouch(firing, last));
  return together(round.map(({ line, firing }) => ({ line, count: Math.min(keptOf(firing), line.quantity) })));
}

const keptOf = ({ from, to, voided }: Sent): number => to - from - voided;

/** Everything that there was of some dishes. */
export const allOf = (view: OrderView, isMeant: (line: LineView) => boolean): readonly Again[] =>
  together(
    standing(view)
      .filter(isMeant)
      .map((line) => ({ line, count: line.quantity })),
  );

const standing = (view: OrderView): readonly LineView[] =>
  view.lines.filter((line) => !line.removed && line.quantity > 0);

const later = (one: Firing | null, other: Firing): Firing =>
  one === null || one.by.clock < other.by.clock ? other : one;

const isSameTouch = ({ by }: Firing, last: Firing): boolean =>
  by.event.incarnation === last.by.event.incarnation && hlcToMs(last.by.clock) - hlcToMs(by.clock) < sameTouchMs;

/** The same dish asked for in the same way is one row, however often it was taken down; the last of its lines tells of it. */
function together(rows: readonly Again[]): readonly Again[] {
  const byDish = new Map<string, Again>();
  for (const { line, count } of rows) {
    const key = dishOf(line);
    byDish.set(key, { line, count: count + (byDish.get(key)?.count ?? 0) });
  }
  return [...byDish.values()];
}

/** Whoever has a word of their own on a dish has a row of their own. */
const dishOf = ({ line, item, seat, noteUpdates, allergies, chips }: LineView): string =>
  noteUpdates.length + allergies.length + chips.length > 0
    ? line
    : [item.product, seat.value, ...item.modifiers.map(({ option }) => option).sort()].join();
