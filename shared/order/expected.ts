import type { OrderFacts } from './book.ts';
import { type Fact, isFact } from './events.ts';
import { isEarlier, standing } from './rules.ts';

/**
 * What began the order of a party that was to come: somebody said how many they are, or took down a dish. Whoever did serves
 * it until somebody says otherwise, whoever had noted the call. Null while nobody has.
 */
export function beginningOf(order: OrderFacts): Fact | null {
  const beginnings = [
    ...standing(order.facts).filter((fact) => isFact(fact, 'guests-set')),
    ...[...order.lines.values()].flatMap(({ facts }) => facts.filter((fact) => isFact(fact, 'line-added'))),
  ];
  let first: Fact | null = null;
  for (const fact of beginnings) if (first === null || isEarlier(fact, first)) first = fact;
  return first;
}
