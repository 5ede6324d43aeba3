import type { LineView } from '@comanda/shared/order/line-view.ts';

/**
 * Taken off again by whoever put it there, before anybody else had to do with it: a slip, or what a dish was before it was changed.
 * It need not stand between the dishes. What a colleague removed stays where it was, so that nobody wonders where their dish is.
 */
export const isTakenOffAgain = ({ removed, facts, added }: LineView): boolean =>
  removed && facts.every(({ event }) => event.staff === added.event.staff);
