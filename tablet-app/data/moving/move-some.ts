import type { LineView } from '@comanda/shared/order/line-view.ts';

/** Lines of an order, and how many of each shall go elsewhere. */
export type Picked = readonly { readonly line: LineView; readonly count: number }[];

type Dishes = Pick<LineView, 'quantity' | 'unfired'>;

/** The fewest that can go: what the kitchen has is on a ticket under its line, and goes only with all of it. */
export const fewest = ({ quantity, unfired }: Dishes): number => (unfired > 0 ? 1 : quantity);

/**
 * How many can go where so many were asked for, also when others have fired or taken some since.
 * @param wanted left out: all
 */
export function canGo(line: Dishes, wanted = line.quantity): number {
  const { quantity, unfired } = line;
  if (wanted >= quantity) return quantity;
  return Math.max(fewest(line), Math.min(wanted, unfired));
}

/** One fewer or more: between what the kitchen does not have and all there is nothing to choose. */
export function oneStep(line: Dishes, from: number, to: number): number {
  const isChoice = to <= line.unfired || to < from;
  return isChoice ? canGo(line, to) : line.quantity;
}

/** As the act names them: whole lines, and some of others. */
export const whole = (picked: Picked): Picked => picked.filter(({ line, count }) => count === line.quantity);
export const partly = (picked: Picked): Picked => picked.filter(({ line, count }) => count < line.quantity);
export const dishesIn = (picked: Picked): number => picked.reduce((sum, { count }) => sum + count, 0);
