import type { Fact, FactOf } from './events.ts';
import { isFact } from './events.ts';
import type { LineView } from './line-view.ts';
import * as rules from './rules.ts';

/**
 * Who asks for the bill, while that stands. The house rule: asking and ordering answer the same question, what the guests
 * want next, so the later wins. It ends with the first payment after it, with what is ordered after it, and when somebody
 * takes it back; a dish that was ordered before it and arrives later changes nothing.
 */
export function standingAsk(
  { value, by }: rules.Field<boolean>,
  lines: readonly LineView[],
  payments: readonly FactOf<'payment-registered'>[],
): FactOf<'bill-asked'> | null {
  if (!value || by === null || !isFact(by, 'bill-asked')) return null;
  const isAfter = (fact: Fact): boolean => rules.isEarlier(by, fact);
  return payments.some(isAfter) || lines.some((line) => orderings(line).some(isAfter)) ? null : by;
}

/** What made a line more than it was. Taps between two typed numbers are not weighed against them. */
function orderings({ added, partOf, facts: all }: LineView): Fact[] {
  const facts = rules.standing(all);
  const typings = rules.typingsOf(facts);
  const begun = isFact(added, 'line-added') ? added.event.body.quantity : (partOf?.got ?? 0);
  return [
    ...(partOf === null ? [added] : []),
    ...facts.filter((fact) => isFact(fact, 'line-brought-back')),
    ...facts.filter((fact) => isFact(fact, 'quantity-tapped') && fact.event.body.by > 0),
    ...typings.flatMap(({ value, by }, at) => (value > (typings[at - 1]?.value ?? begun) ? [by] : [])),
  ];
}
