import type { LineView } from '@comanda/shared/order/line-view.ts';

/**
 * Taken off again by whoever put it there and on the same device, before the kitchen or anybody else had to do with it: a slip, or
 * what a dish was before it was changed. It need not stand between the dishes. What a colleague removed stays where it was, so that
 * nobody wonders where their dish is; so does what one changed on another device without seeing that it was gone.
 */
export const isTakenOffAgain = ({ removed, facts, added, partOf, told }: LineView): boolean =>
  removed &&
  partOf === null &&
  told === 0 &&
  facts.every(({ event }) => event.staff === added.event.staff && event.device === added.event.device);
