import type { OrderFacts } from './book.ts';
import { type Fact, isFact } from './events.ts';
import { isEarlier, standing } from './rules.ts';

/**
 * Who began the order of a party that was to come, by saying how many they are or taking down a dish: they serve it until
 * somebody says otherwise, whoever had noted the call. Null while nobody has.
 */
export function begunBy(order: OrderFacts): string | null {
  const beginnings = [
    ...standing(order.facts).filter((fact) => isFact(fact, 'guests-set')),
    ...[...order.lines.values()].flatMap(({ facts }) => facts.filter((fact) => isFact(fact, 'line-added'))),
  ];
  const first = beginnings.reduce<Fact | null>(
    (one, fact) => (one === null || isEarlier(fact, one) ? fact : one),
    null,
  );
  return first?.event.staff ?? null;
}
