import type { LineId, OrderId, StationId } from '../base/ids.ts';
import type { SoldItem } from '../menu/sell.ts';
import type { Cents } from '../money/cents.ts';
import type { Discount } from './discounts.ts';

/** A note as one Yjs update of a writer of its own. */
type ToldNote = { readonly writer: number; readonly update: string };

/** Some of a line's dishes, which the kitchen does not have, as a line of their own. */
export type Part = {
  readonly line: LineId;
  readonly quantity: number;
  readonly as: LineId;
  /** The text of its note, told anew by this device: it holds for these dishes too. Left out where there is none. */
  readonly note?: ToldNote | null;
};

/** A dish once more, with what was said of the line that it repeats: for whom, when, and what somebody may not eat. */
export type Repeat = {
  readonly line: LineId;
  readonly as: LineId;
  readonly item: SoldItem;
  readonly quantity: number;
  readonly note: ToldNote | null;
};

/** What goes to one new order: whole lines, and some dishes of others. A line may give parts to one and the rest to another. */
export type Split = {
  readonly to: OrderId;
  readonly lines: readonly LineId[];
  readonly parts: readonly Part[];
  /** The text of the order's note, told anew by this device: it is one party still. */
  readonly note?: ToldNote | null;
};

/** What a person wants to happen. `order` is the order on the screen; lines are found on it wherever they were born. */
export type Command =
  | {
      readonly type: 'open-order';
      readonly order: OrderId;
      readonly kind: 'table' | 'take-away';
      readonly table: string | null;
      readonly multiSession: string;
      readonly guests: number | null;
      /** Of a party that is to come: the time in ms, and how many. */
      readonly expected?: { readonly atMs: number; readonly guests: number };
    }
  | { readonly type: 'expect-at'; readonly order: OrderId; readonly atMs: number; readonly guests: number }
  | { readonly type: 'set-guests'; readonly order: OrderId; readonly guests: number }
  | { readonly type: 'move-order'; readonly order: OrderId; readonly table: string | null }
  | {
      /** One order, or many at the end of a shift, go to somebody; those that are over are left out. */
      readonly type: 'set-waiter';
      readonly order: OrderId;
      readonly besides?: readonly OrderId[];
      readonly staff: string;
    }
  | { readonly type: 'ask-bill'; readonly order: OrderId; readonly asked: boolean }
  | { readonly type: 'set-customer'; readonly order: OrderId; readonly customer: string | null }
  | {
      readonly type: 'add-line';
      readonly order: OrderId;
      readonly line: LineId;
      readonly item: SoldItem;
      readonly quantity: number;
      readonly course: string | null;
      readonly seat: number | null;
    }
  | { readonly type: 'tap-quantity'; readonly order: OrderId; readonly line: LineId; readonly by: number }
  | { readonly type: 'type-quantity'; readonly order: OrderId; readonly line: LineId; readonly quantity: number }
  | { readonly type: 'remove-line'; readonly order: OrderId; readonly line: LineId }
  | { readonly type: 'bring-back-line'; readonly order: OrderId; readonly line: LineId }
  | {
      readonly type: 'edit-note';
      readonly order: OrderId;
      readonly line: LineId | null;
      readonly writer: number;
      readonly update: string;
    }
  | {
      readonly type: 'add-mark';
      readonly order: OrderId;
      readonly kind: 'allergy' | 'chip';
      readonly line: LineId | null;
      readonly seat: number | null;
      readonly word: string;
    }
  | {
      readonly type: 'remove-mark';
      readonly order: OrderId;
      readonly kind: 'allergy' | 'chip';
      readonly line: LineId | null;
      readonly mark: string;
    }
  | { readonly type: 'set-course'; readonly order: OrderId; readonly line: LineId; readonly course: string | null }
  | { readonly type: 'set-seat'; readonly order: OrderId; readonly line: LineId; readonly seat: number | null }
  | {
      readonly type: 'transfer-lines';
      readonly order: OrderId;
      readonly lines: readonly LineId[];
      readonly to: OrderId;
    }
  | ({ readonly type: 'transfer-part'; readonly order: OrderId; readonly to: OrderId } & Part)
  | {
      /** Whole lines, and some of others, go to another order in one act. */
      readonly type: 'transfer';
      readonly order: OrderId;
      readonly lines: readonly LineId[];
      readonly parts: readonly Part[];
      readonly to: OrderId;
      /** That order is opened with it, at this table or as a take-away; left out, it is there. */
      readonly opens?: { readonly table: string | null };
    }
  | {
      /** Sold otherwise than it was written down (another doneness): the line goes and another comes, as one act. */
      readonly type: 'replace-line';
      readonly order: OrderId;
      readonly line: LineId;
      readonly as: LineId;
      readonly item: SoldItem;
      /** The text of its note, told anew by this device. */
      readonly note: ToldNote | null;
    }
  | {
      /** Dishes of this order once more, sold as they are on the menu now: a line of its own for each, in one act. */
      readonly type: 'repeat-lines';
      readonly order: OrderId;
      readonly lines: readonly Repeat[];
    }
  | {
      /** One party's dishes on several bills: each is an order of its own, opened at the same place, all in one act. */
      readonly type: 'split-order';
      readonly order: OrderId;
      /** Who serves the new ones, where that is not who splits. */
      readonly waiter?: string;
      readonly into: readonly Split[];
    }
  | { readonly type: 'merge-order'; readonly order: OrderId; readonly into: OrderId }
  | { readonly type: 'fire'; readonly order: OrderId; readonly lines: readonly LineId[] | 'all' }
  | {
      /** One touch on Send: these are cooked now, those wait until their course is fired. */
      readonly type: 'send';
      readonly order: OrderId;
      readonly fire: readonly LineId[];
      readonly hold: readonly LineId[];
    }
  | { readonly type: 'hold'; readonly order: OrderId; readonly lines: readonly LineId[]; readonly held: boolean }
  | {
      readonly type: 'start' | 'ready' | 'recall' | 'serve';
      readonly order: OrderId;
      readonly lines: readonly LineId[];
      /** How many of a line's dishes are meant, counted over its life; all of a line that is not named. */
      readonly upTo?: Readonly<Record<LineId, number>>;
    }
  | {
      readonly type: 'see';
      readonly order: OrderId;
      readonly lines: readonly LineId[];
      readonly upTo: Readonly<Record<LineId, number>>;
      readonly station: StationId | null;
      /** The events behind what was changed after the firing, that somebody has read. */
      readonly changes: readonly string[];
    }
  | {
      readonly type: 'void-line';
      readonly order: OrderId;
      readonly line: LineId;
      readonly quantity: number;
      readonly reason: string;
    }
  | {
      /** So many more of a line's dishes are given free. */
      readonly type: 'comp-line';
      readonly order: OrderId;
      readonly line: LineId;
      readonly quantity: number;
      readonly reason: string;
    }
  | {
      /** Off each dish of a line, or with null off the whole order; a discount of null takes it off again. */
      readonly type: 'set-discount';
      readonly order: OrderId;
      readonly line: LineId | null;
      readonly discount: Discount | null;
    }
  | { readonly type: 'cancel-order'; readonly order: OrderId; readonly reason: string }
  | {
      readonly type: 'register-payment';
      readonly order: OrderId;
      readonly payment: string;
      readonly tender: 'cash' | 'external-card';
      readonly amount: Cents;
      readonly given: Cents;
    }
  | { readonly type: 'close-order'; readonly order: OrderId }
  | { readonly type: 'undo'; readonly order: OrderId; readonly event: string };

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;
