import Type, { type Static, type TObject } from 'typebox';
import { Hlc } from '../base/clock.ts';
import { Id, type Position } from '../base/ids.ts';
import { SoldItem } from '../menu/sell.ts';
import { largestCents, PositiveCents, TotalCents } from '../money/cents.ts';
import { wholePercent } from '../money/reduce.ts';
import type { orderEventTypes } from './event-types.ts';

/**
 * The version of the rules that fold events. An order keeps the version it was opened under. It rises when facts that were
 * readable before would fold otherwise; a new type of event brings its own rule and leaves the others as they are.
 */
export const rulesVersion = 1;

const strict = { additionalProperties: false } as const;
const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const Quantity = Type.Integer({ minimum: 0, maximum: 999 });
const Seat = Type.Integer({ minimum: 1, maximum: 99 });
const Word = Type.String({ minLength: 1, maxLength: 60 });
const Reason = Type.String({ minLength: 1, maxLength: 200 });
const LineQuantities = Type.Array(Type.Object({ line: Id, quantity: Quantity }, strict), {
  minItems: 1,
  maxItems: 200,
});

/** `percent` in hundredths of a percent, 1000 is 10 %; `amount` in minor units. */
const Discount = Type.Union([
  Type.Object({ percent: Type.Integer({ minimum: 1, maximum: wholePercent }), reason: Reason }, strict),
  Type.Object({ amount: Type.Integer({ minimum: 1, maximum: largestCents }), reason: Reason }, strict),
]);

/** The values the author saw and replaced, as the ids of the events that set them. Tells a correction from a conflict. */
const Over = Type.Array(Id, { maxItems: 50 });

export const Incarnation = Type.String({ pattern: '^[0-9a-f]{16}$' });

/** How many events of each incarnation the author had seen: `{incarnation: deviceSeq}`. */
export const Seen = Type.Record(Incarnation, Type.Integer({ minimum: 1 }), { maxProperties: 200 });
export type Seen = Static<typeof Seen>;

const AtMs = Type.Integer({ minimum: 0 });

/**
 * Everything that can happen to an order. `orderId` of an event is the stream: for a line, the order it was born in.
 * Quantities of fired, started, ready, served and voided are cumulative, so that saying it twice changes nothing.
 */
export const bodies = {
  'order-opened': Type.Object(
    {
      kind: Type.Enum(['table', 'take-away']),
      table: OrNull(Id),
      multiSession: Id,
      saw: Type.Array(Id, { maxItems: 50 }),
      /** A party that is to come then (box time), so many of them. Its order begins when they are there. */
      expected: Type.Optional(Type.Object({ atMs: AtMs, guests: Quantity }, strict)),
    },
    strict,
  ),
  /** The party has called again: it comes at another time, or as so many. Says nothing of one that nobody expected. */
  'expected-set': Type.Object({ atMs: AtMs, guests: Quantity, over: Over }, strict),
  'guests-set': Type.Object({ guests: Quantity, over: Over }, strict),
  'table-moved': Type.Object({ table: OrNull(Id), over: Over }, strict),
  'customer-set': Type.Object({ customer: OrNull(Id), over: Over }, strict),
  /** Who serves the order from now on; until one is, whoever opened it. */
  'waiter-set': Type.Object({ staff: Id, over: Over }, strict),
  /** The guests want to pay; false takes it back. */
  'bill-asked': Type.Object({ asked: Type.Boolean(), over: Over }, strict),
  'line-added': Type.Object(
    {
      line: Id,
      item: SoldItem,
      quantity: Type.Integer({ minimum: 1, maximum: 999 }),
      course: OrNull(Id),
      seat: OrNull(Seat),
    },
    strict,
  ),
  /** Some of a line's dishes go to another order, as a line of their own that is born in the stream of the one they leave. */
  'line-parted': Type.Object(
    { line: Id, as: Id, quantity: Type.Integer({ minimum: 1, maximum: 999 }), to: Id },
    strict,
  ),
  'quantity-tapped': Type.Object({ line: Id, by: Type.Integer({ minimum: -99, maximum: 99 }) }, strict),
  /** A quantity as a person typed it, with the taps and the values that they had seen. */
  'quantity-typed': Type.Object({ line: Id, quantity: Quantity, seen: Seen, over: Over }, strict),
  'line-removed': Type.Object({ line: Id }, strict),
  'line-brought-back': Type.Object({ line: Id, removals: Type.Array(Id, { minItems: 1, maxItems: 100 }) }, strict),
  /** `update` is a Yjs V1 update in base64; `writer` the Yjs client id of this opening of the editor. */
  'note-edited': Type.Object(
    {
      line: OrNull(Id),
      writer: Type.Integer({ minimum: 1, maximum: 0xffffffff }),
      update: Type.String({ minLength: 4, maxLength: 6000, pattern: '^[A-Za-z0-9+/]+=*$' }),
    },
    strict,
  ),
  /** A mark (allergy or chip) hangs on a line, a guest's seat, or with both null on the whole order. */
  'allergy-added': Type.Object({ line: OrNull(Id), seat: OrNull(Seat), word: Word }, strict),
  'allergy-removed': Type.Object({ line: OrNull(Id), adds: Type.Array(Id, { minItems: 1, maxItems: 100 }) }, strict),
  'chip-added': Type.Object({ line: OrNull(Id), seat: OrNull(Seat), word: Word }, strict),
  'chip-removed': Type.Object({ line: OrNull(Id), adds: Type.Array(Id, { minItems: 1, maxItems: 100 }) }, strict),
  'details-changed': Type.Object(
    {
      line: Id,
      change: Type.Union([
        Type.Object({ field: Type.Literal('course'), value: OrNull(Id) }, strict),
        Type.Object({ field: Type.Literal('seat'), value: OrNull(Seat) }, strict),
      ]),
      over: Over,
    },
    strict,
  ),
  'line-transferred': Type.Object({ line: Id, to: Id, over: Over }, strict),
  'orders-merged': Type.Object({ into: Id, over: Over }, strict),
  'lines-fired': Type.Object(
    {
      lines: Type.Array(
        Type.Object({ line: Id, quantity: Quantity, stations: Type.Array(Id, { maxItems: 8 }) }, strict),
        {
          minItems: 1,
          maxItems: 200,
        },
      ),
    },
    strict,
  ),
  'lines-held': Type.Object({ lines: Type.Array(Id, { minItems: 1, maxItems: 200 }), held: Type.Boolean() }, strict),
  /**
   * A kitchen display has shown these dishes at a station (null: those that no station cooks); `changes` are the events that
   * rewrote what it shows and that a cook has read.
   */
  'lines-seen': Type.Object(
    { station: OrNull(Id), lines: LineQuantities, changes: Type.Array(Id, { maxItems: 200 }) },
    strict,
  ),
  'lines-started': Type.Object({ lines: LineQuantities }, strict),
  'lines-ready': Type.Object({ lines: LineQuantities }, strict),
  /** Takes a bump back: `quantity` is how many stay ready. */
  'lines-recalled': Type.Object({ lines: LineQuantities }, strict),
  'lines-served': Type.Object({ lines: LineQuantities }, strict),
  /** `leaves` types what is still wanted, in the same breath: what is thrown away must not be fired again. Null: it is wanted. */
  'line-voided': Type.Object(
    {
      line: Id,
      quantity: Type.Integer({ minimum: 1, maximum: 999 }),
      reason: Reason,
      leaves: OrNull(Type.Object({ quantity: Quantity, seen: Seen, over: Over }, strict)),
    },
    strict,
  ),
  /** Given free: the dishes after `after`, counted over the line's life, so many of them. They stay on the order and cost nothing. */
  'line-comped': Type.Object(
    {
      line: Id,
      after: Type.Integer({ minimum: 0, maximum: 9_999 }),
      quantity: Type.Integer({ minimum: 1, maximum: 999 }),
      reason: Reason,
    },
    strict,
  ),
  /** On each dish of a line, or with null on the whole order. A `discount` of null takes off what was set before. */
  'discount-set': Type.Object({ line: OrNull(Id), discount: OrNull(Discount), over: Over }, strict),
  'order-cancelled': Type.Object({ reason: Reason, seen: Seen }, strict),
  /** Given by the box at the first line; `day` is the business day, `YYYY-MM-DD`. Never reused. */
  'number-given': Type.Object(
    { number: Type.Integer({ minimum: 1 }), day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) },
    strict,
  ),
  /** `settles`: what the bill listed when this payment cleared it; empty for a part payment. `given` − `change` = `amount`. */
  'payment-registered': Type.Object(
    {
      payment: Id,
      tender: Type.Enum(['cash', 'external-card']),
      amount: PositiveCents,
      given: PositiveCents,
      change: PositiveCents,
      bill: TotalCents,
      settles: Type.Array(Type.Object({ line: Id, quantity: Quantity }, strict), { maxItems: 400 }),
    },
    strict,
  ),
  'order-closed': Type.Object(
    { total: TotalCents, lines: Type.Array(Type.Object({ line: Id, quantity: Quantity }, strict), { maxItems: 400 }) },
    strict,
  ),
  /** `line` is the line of the undone event, if it had one, so that both are filed together. */
  undone: Type.Object({ undoes: Id, line: OrNull(Id) }, strict),
} as const satisfies Record<(typeof orderEventTypes)[number], TObject>;

export type Bodies = { [T in keyof typeof bodies]: Static<(typeof bodies)[T]> };
export type OrderEventType = keyof Bodies;

/** What every message of a device to the restaurant carries: who, where, when, in which order. */
export const envelope = {
  id: Id,
  clock: Hlc,
  device: Id,
  incarnation: Incarnation,
  /** 1, 2, 3… within the incarnation, without gaps. */
  deviceSeq: Type.Integer({ minimum: 1 }),
  signIn: Id,
  /** Who: the person of that sign-in, so that every screen can say it. The box checks that it is true. */
  staff: Id,
  /** A second sign-in, proved by PIN for this event alone: a manager's approval on the spot. */
  approval: Type.Optional(Id),
  rules: Type.Integer({ minimum: 1, maximum: 10_000 }),
} as const;

/** Who says it, where and when: the same for every event and for every change of a row. */
export type Envelope = {
  readonly id: string;
  readonly clock: Hlc;
  readonly device: string;
  readonly incarnation: string;
  readonly deviceSeq: number;
  readonly signIn: string;
  readonly staff: string;
  readonly approval?: string;
  readonly rules: number;
};

export type EventOf<T extends OrderEventType> = Envelope & {
  readonly orderId: string;
  readonly type: T;
  readonly body: Bodies[T];
};

/** One immutable thing that happened to an order. */
export type OrderEvent = { [T in OrderEventType]: EventOf<T> }[OrderEventType];

/** An event before the device core stamps it: what happened, without who and when. */
export type DraftOf<T extends OrderEventType> = {
  readonly orderId: string;
  readonly type: T;
  readonly body: Bodies[T];
};
export type DraftEvent = { [T in OrderEventType]: DraftOf<T> }[OrderEventType];

/**
 * An event as a replica holds it. `clock` is the box's `admittedClock` where it gave one, else the event's own;
 * `position` is there once the box has admitted it.
 */
export type FactOf<T extends OrderEventType> = {
  readonly event: EventOf<T>;
  readonly clock: Hlc;
  readonly position?: Position;
  /** The box's seal, with which a replica can prove after a restore that the box had admitted this. */
  readonly mac?: string;
};
export type Fact = { [T in OrderEventType]: FactOf<T> }[OrderEventType];

export const isFact = <T extends OrderEventType>(fact: Fact, type: T): fact is Extract<Fact, FactOf<T>> =>
  fact.event.type === type;
