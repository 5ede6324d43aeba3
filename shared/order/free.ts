import type { LineFacts } from './book.ts';
import { type Fact, type FactOf, isFact } from './events.ts';
import * as rules from './rules.ts';

/**
 * Dishes that were made and are given free: they stay on the order and with the kitchen, and cost nothing. The house rule is one
 * of sets: each giving names which of a line's dishes it means, by their numbers, so two who give the same dish free without
 * seeing each other give one away, and a giving that is taken back takes nothing from the others. No clock.
 */

const none: readonly never[] = Object.freeze([]);

export const compsOf = (facts: readonly Fact[]): readonly FactOf<'line-comped'>[] =>
  rules.has(facts, 'line-comped') ? facts.filter((fact) => isFact(fact, 'line-comped')) : none;

/**
 * How many different dishes these givings name.
 * @param inherited of a part: so many of its first dishes were free when they left
 */
export function namedFree(comps: readonly FactOf<'line-comped'>[], inherited = 0): number {
  const stretches = comps.map(({ event: { body } }) => [body.after, body.after + body.quantity] as const);
  let [count, until] = [inherited, inherited];
  for (const [from, to] of stretches.toSorted(([a], [b]) => a - b)) {
    count += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return count;
}

/** After which dish the next giving counts on, so that it means none that is free already. */
export const lastFree = (comps: readonly FactOf<'line-comped'>[], inherited: number): number =>
  comps.reduce((last, { event: { body } }) => Math.max(last, body.after + body.quantity), inherited);

/**
 * How many of the dishes that went with a part were free: those that are paid for leave first, so that nobody loses what they
 * were given, and nobody gets it twice.
 * @param there how many there were under the line when it was parted
 * @param free how many of those were free
 */
export const freeThatLeave = (got: number, there: number, free: number): number =>
  Math.min(free, Math.max(0, got - Math.max(0, there - free)));

/** What was said of a line before one of its parts left it. */
export const before = ({ facts }: Pick<LineFacts, 'facts'>, part: Fact): readonly Fact[] =>
  facts.filter((fact) => rules.isEarlier(fact, part));
