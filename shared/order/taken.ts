import { type Fact, isFact } from './events.ts';
import type { LineView } from './line-view.ts';
import type { OrderView } from './order-view.ts';
import * as rules from './rules.ts';

const known = new WeakMap<OrderView, ReadonlyMap<string, number>>();

/**
 * How many dishes of each product an order has taken: those that are wanted, also if they are not with the kitchen yet, and
 * those that were voided when the kitchen had begun them. A line is on one order, so however it was moved, parted or merged
 * its dishes are in one of these.
 */
export function dishesTaken(view: OrderView): ReadonlyMap<string, number> {
  const remembered = known.get(view);
  if (remembered !== undefined) return remembered;
  const dishes = new Map<string, number>();
  for (const line of view.lines) {
    const { product } = line.item;
    const there = view.state === 'cancelled' ? line.withKitchen : line.quantity;
    dishes.set(product, (dishes.get(product) ?? 0) + there + gone(line));
  }
  known.set(view, dishes);
  return dishes;
}

/** Voided, and cooked: of those with the kitchen, what it has not begun is voided first. */
function gone({ line, facts: all, voided }: LineView): number {
  if (voided === 0) return 0;
  const facts = rules.standing(all);
  let [dishes, before] = [0, 0];
  for (const [at, fact] of facts.entries()) {
    if (!isFact(fact, 'line-voided') || fact.event.body.quantity <= before) continue;
    const earlier = facts.slice(0, at);
    const fired = rules.greatest(earlier, line, 'lines-fired');
    const notBegun = Math.max(0, fired - before - (begun(earlier, line) - dishes));
    dishes += Math.max(0, fact.event.body.quantity - before - notBegun);
    before = fact.event.body.quantity;
  }
  return Math.min(voided, dishes);
}

const begun = (facts: readonly Fact[], line: string): number =>
  Math.max(
    rules.greatest(facts, line, 'lines-started'),
    rules.readyQuantity(facts, line),
    rules.greatest(facts, line, 'lines-served'),
  );
