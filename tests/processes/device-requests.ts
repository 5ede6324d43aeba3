import type { Command } from '@comanda/shared/order/commands.ts';

/** How a device process is born: who it is, where it finds the box, where it keeps what it knows. */
export type DeviceBirth = {
  readonly address: string;
  readonly device: string;
  readonly token: string;
  readonly folder: string;
  readonly longPoll: boolean;
};

/** What one touch of a screen can mean here. Ids come from the person's side, so that after a crash they know what to look for. */
export type Touch =
  | { readonly touch: 'command'; readonly command: Command }
  /** A dish: a + on the line that has it already, if `plus`, else another line. */
  | {
      readonly touch: 'dish';
      readonly order: string;
      readonly line: string;
      readonly product: string;
      readonly plus: boolean;
    }
  /** Everything that is owed, in cash. */
  | { readonly touch: 'take-payment'; readonly order: string; readonly payment: string };

/** What a screen shows of an order. */
export type Shown = {
  readonly order: string;
  readonly number: number | null;
  readonly state: string;
  readonly total: number;
  readonly paid: number;
  readonly balance: number;
  readonly lines: readonly {
    readonly line: string;
    readonly product: string;
    readonly quantity: number;
    readonly fired: number;
    readonly amount: number;
  }[];
  /** How many dishes this very device has tapped on it. */
  readonly ownTaps: number;
};

/** What can be waited for; each is looked at again after every change of the device. */
export type Condition =
  /** Up to date, with nothing unsent; `sinceMs`: and the box was heard since. */
  | { readonly until: 'settled'; readonly sinceMs?: number }
  | { readonly until: 'signed-in' }
  /** The order, or one line of it, is on the screen. */
  | { readonly until: 'seen'; readonly order: string; readonly line: string | null }
  /** So many dishes are on the order. */
  | { readonly until: 'dishes'; readonly order: string; readonly count: number }
  /** All of these are closed. */
  | { readonly until: 'closed'; readonly orders: readonly string[] }
  /** None of these is on the device any more. */
  | { readonly until: 'gone'; readonly orders: readonly string[] };

/** What the people's side may ask of a device, and what it answers. */
export type Requests = {
  'sign-in': { readonly ask: { readonly staff: string; readonly pin: string }; readonly answer: null };
  /** Answers when the device has confirmed it ("on this device"), or with why not. */
  touch: {
    readonly ask: Touch;
    readonly answer:
      | { readonly touchedMs: number; readonly line: string | null; readonly isNew: boolean; readonly polled: boolean }
      | { readonly refused: string };
  };
  wait: { readonly ask: Condition; readonly answer: { readonly seenMs: number } };
  show: { readonly ask: { readonly orders: readonly string[] }; readonly answer: readonly (Shown | null)[] };
  /** What of the restaurant a person needs to know: products by code, tables, their group. */
  menu: {
    readonly ask: null;
    readonly answer: {
      readonly products: Readonly<Record<string, string>>;
      readonly tables: readonly string[];
      readonly multiSession: string;
    };
  };
  /** Refusals that nobody has read yet. */
  cards: { readonly ask: null; readonly answer: readonly string[] };
  /** The device woke up, or its network came back. */
  wake: { readonly ask: null; readonly answer: null };
  state: { readonly ask: null; readonly answer: string };
};
export type RequestName = keyof Requests;

export type Asked = { readonly id: number; readonly name: RequestName; readonly ask: unknown };
export type Answered =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failed: string };
