import type { OrderId } from '../base/ids.ts';
import { type Cents, cents, sum } from '../money/cents.ts';
import type { OrderFacts } from './book.ts';
import { type DiscountWrite, discountWrites } from './discounts.ts';
import { type Bodies, type Fact, type FactOf, isFact } from './events.ts';
import * as rules from './rules.ts';

export type Expected = NonNullable<Bodies['order-opened']['expected']>;

/** What the facts about an order as a whole say by themselves, whatever its lines and its neighbours. */
export type OrderFields = {
  /** Undefined while the opening has not arrived. */
  readonly opened: FactOf<'order-opened'> | undefined;
  /** Without what was undone. */
  readonly facts: readonly Fact[];
  readonly number: { readonly number: number; readonly day: string } | null;
  readonly table: rules.Field<string | null>;
  /** Of a party that has called: null of every other. */
  readonly expected: rules.Field<Expected | null>;
  readonly guests: rules.Field<number | null>;
  readonly customer: rules.Field<string | null>;
  /** Who serves it: whoever opened it, until somebody hands it over or takes it. */
  readonly waiter: rules.Field<string | null>;
  readonly merge: rules.Field<OrderId | null>;
  /** For the order as a whole, by stamp. */
  readonly discounts: readonly DiscountWrite[];
  readonly cancels: readonly FactOf<'order-cancelled'>[];
  readonly closed: boolean;
  /** Yjs updates of the order's own note, in base64. */
  readonly noteUpdates: readonly string[];
  /** Of this order alone. */
  readonly shared: SharedFields;
};

/** What is said of an order and goes on counting where orders become one. */
export type SharedFields = {
  readonly bill: rules.Field<boolean>;
  readonly payments: readonly FactOf<'payment-registered'>[];
  readonly paid: Cents;
  readonly allergies: readonly rules.Mark[];
  readonly chips: readonly rules.Mark[];
};

export const sharedOf = (facts: readonly Fact[]): SharedFields => {
  const payments = distinctPayments(facts);
  return {
    bill: rules.laterWins(
      false,
      rules.writesOf(facts, 'bill-asked', ({ body }) => ({ value: body.asked, over: body.over })),
    ),
    payments,
    paid: sum(payments.map((payment) => cents(payment.event.body.amount))),
    allergies: rules.marks(facts, 'allergy'),
    chips: rules.marks(facts, 'chip'),
  };
};

const noPayments: readonly never[] = Object.freeze([]);

/** Sets: a payment is counted by its own id, so no retry and no second device doubles money. */
function distinctPayments(facts: readonly Fact[]): readonly FactOf<'payment-registered'>[] {
  if (!rules.has(facts, 'payment-registered')) return noPayments;
  const byPayment = new Map<string, FactOf<'payment-registered'>>();
  for (const fact of facts) {
    if (!isFact(fact, 'payment-registered')) continue;
    const known = byPayment.get(fact.event.body.payment);
    if (known === undefined || fact.event.id < known.event.id) byPayment.set(fact.event.body.payment, fact);
  }
  return [...byPayment.values()].sort((a, b) => (rules.isEarlier(a, b) ? -1 : 1));
}

export function orderFields({ facts, fieldsMemo }: OrderFacts): OrderFields {
  return fieldsMemo.made<OrderFields>() ?? fieldsMemo.keep(fieldsOf(facts));
}

/** The same of any of its facts, as of those that were known at a moment. */
export function fieldsOf(all: readonly Fact[]): OrderFields {
  const opened = all.find((fact) => isFact(fact, 'order-opened'));
  const facts = rules.standing(all);
  const expected = expectedOf(opened, facts);
  return {
    opened,
    facts,
    number: leastNumber(facts),
    table: rules.laterWins<string | null>(
      opened?.event.body.table ?? null,
      rules.writesOf(facts, 'table-moved', ({ body }) => ({ value: body.table, over: body.over })),
    ),
    expected,
    guests: rules.laterWins<number | null>(
      // As many as had called, until somebody says how many they are.
      expected.value?.guests ?? null,
      rules.writesOf(facts, 'guests-set', ({ body }) => ({ value: body.guests, over: body.over })),
    ),
    customer: rules.laterWins<string | null>(
      null,
      rules.writesOf(facts, 'customer-set', ({ body }) => ({ value: body.customer, over: body.over })),
    ),
    waiter: rules.laterWins<string | null>(
      opened?.event.staff ?? null,
      rules.writesOf(facts, 'waiter-set', ({ body }) => ({ value: body.staff, over: body.over })),
    ),
    merge: rules.laterWins<OrderId | null>(
      null,
      rules.writesOf(facts, 'orders-merged', ({ body }) => ({ value: body.into, over: body.over })),
    ),
    discounts: discountWrites(facts),
    cancels: facts.filter((fact) => isFact(fact, 'order-cancelled')),
    closed: facts.some((fact) => isFact(fact, 'order-closed')),
    noteUpdates: rules.noteUpdates(all),
    shared: sharedOf(facts),
  };
}

/** When a party comes, and how many they are: as it was noted, or as they called again. */
function expectedOf(opened: FactOf<'order-opened'> | undefined, facts: readonly Fact[]): rules.Field<Expected | null> {
  const noted = opened?.event.body.expected;
  if (noted === undefined) return rules.laterWins<Expected | null>(null, []);
  return rules.laterWins<Expected | null>(
    noted,
    rules.writesOf(facts, 'expected-set', ({ body: { atMs, guests, over } }) => ({ value: { atMs, guests }, over })),
    (one, other) => one?.atMs === other?.atMs && one?.guests === other?.guests,
  );
}

/** Sets: a number is never taken back, so of two the least stands. No clock. */
function leastNumber(facts: readonly Fact[]): { number: number; day: string } | null {
  let least: { number: number; day: string } | null = null;
  for (const fact of facts) {
    if (!isFact(fact, 'number-given')) continue;
    const { day, number } = fact.event.body;
    if (least === null || day < least.day || (day === least.day && number < least.number)) least = { day, number };
  }
  return least;
}
