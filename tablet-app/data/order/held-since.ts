import { hlcToMs } from '@comanda/shared/base/clock.ts';
import type { Patience } from '@comanda/shared/floor/patience.ts';
import { type LineView, lineState } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';

const minuteMs = 60_000;

/**
 * Since when a course waits to be fired: since something was last sent or served to these guests, and never from before it
 * was ordered. Null: none waits.
 */
export function heldSinceMs(view: OrderView): number | null {
  const held = view.lines.filter((line) => lineState(line) === 'held');
  if (held.length === 0) return null;
  const sent = view.lines.flatMap((line) => line.firings.map(({ by }) => hlcToMs(by.clock)));
  const served = view.lines
    .flatMap((line) => line.facts.filter(({ event }) => event.type === 'lines-served'))
    .map(({ clock }) => hlcToMs(clock));
  return Math.max(Math.min(...held.map(wantedMs)), ...sent, ...served);
}

/** The warning before guests sit in front of empty plates. Where the owner wants none there is none. */
export const isHeldTooLong = (sinceMs: number, nowMs: number, { held }: Patience): boolean =>
  held > 0 && nowMs - sinceMs >= held * minuteMs;

const changesQuantity: ReadonlySet<string> = new Set(['quantity-tapped', 'quantity-typed', 'line-brought-back']);

/** Since when somebody wants more of it than the kitchen has been told. */
export function wantedMs(line: LineView): number {
  const changes = line.fired === 0 ? [] : line.facts.filter(({ event }) => changesQuantity.has(event.type));
  return Math.max(hlcToMs(line.added.clock), ...changes.map(({ clock }) => hlcToMs(clock)));
}
