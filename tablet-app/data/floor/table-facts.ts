import type { Table } from '@comanda/shared/floor/floor.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import type { Staff } from '@comanda/shared/staff/staff.ts';
import { minutes } from '@comanda/shared/ui/ages.ts';
import { words } from '../../words.ts';
import { hasRing, inShort, inWords, partyOf } from '../expected/expected.ts';
import type { House } from '../room.ts';
import type { Looks, TableLook } from './order-looks.ts';
import type { Looker, PeopleHere } from './people-here.ts';

/** From when the minutes on a table are counted. */
export const clocks = ['change', 'seated'] as const;
export type Clock = (typeof clocks)[number];

/** A table as staff talk about it, wherever it is shown. */
export type TableFacts = {
  readonly table: Table;
  readonly orders: readonly OrderView[];
  /** Parties that are to come soon, the next one first. */
  readonly expected: readonly { readonly text: string; readonly short: string }[];
  /** Null: it is free. */
  readonly look: TableLook | null;
  readonly guests: number | null;
  readonly minutes: number;
  readonly total: number;
  readonly waiter: Staff | null;
  readonly isOthers: boolean;
  readonly isClosedToMe: boolean;
  readonly lookers: readonly Looker[];
  /** Two people moved a party here and elsewhere without seeing each other. */
  readonly isDisputed: boolean;
  /** Everything of it in one sentence. */
  readonly said: string;
};

export type Seen = { readonly house: House; readonly looks: Looks; readonly people: PeopleHere; readonly clock: Clock };

/** Everything that the facts of a table come from, and that may change; what lies in the book beside its orders waits for the next step of time. */
export const sourcesOf = (table: Table, { house, looks, people, clock }: Seen): readonly unknown[] => {
  const orders = house.at(table.id);
  return [
    clock,
    looks.nowMs,
    looks.hasDisplay,
    looks.patience,
    people.asOf,
    ...orders.flatMap((view) => [view, looks.order(view), people.lookingAt(view.order)]),
    ...house.expectedAt(table.id),
  ];
};

export function tableFacts(table: Table, { house, looks, people, clock }: Seen): TableFacts {
  const orders = house.at(table.id);
  const look = looks.table(orders);
  const counted = orders.flatMap(({ guests }) => guests.value ?? []);
  const [first] = orders;
  const facts = {
    table,
    orders,
    expected: house
      .expectedAt(table.id)
      .filter((view) => hasRing(view, looks.nowMs))
      .flatMap((view) => partyOf(view) ?? [])
      .map((party) => ({ text: inWords(party, looks.nowMs), short: inShort(party, looks.nowMs) })),
    look,
    guests: counted.length === 0 ? null : counted.reduce((sum, one) => sum + one, 0),
    minutes: look === null ? 0 : minutes(looks.nowMs - (clock === 'seated' ? look.openedMs : look.sinceMs)),
    total: orders.reduce((sum, order) => sum + order.total, 0),
    waiter: first === undefined ? null : people.waiter(first),
    isOthers: orders.length > 0 && !orders.some(people.isMine),
    isClosedToMe: orders.some(people.isClosedToMe),
    lookers: orders.flatMap(people.lookers),
    isDisputed: orders.some((order) => order.table.lost.length > 0),
  };
  return { ...facts, said: inOneSentence(facts) };
}

function inOneSentence(facts: Omit<TableFacts, 'said'>): string {
  const { table, look, guests, waiter, lookers } = facts;
  const name = words.table(table.number);
  const toCome = facts.expected.map(({ text }) => text);
  if (look === null) return [name, ...(toCome.length === 0 ? [words.floor.free] : toCome)].join(', ');
  return [
    name,
    ...(look.look === 'needs-you' ? [words.floor.needsYou] : []),
    look.text,
    ...(facts.orders.length > 1 ? [words.floor.several(facts.orders.length)] : []),
    ...(guests === null ? [] : [words.guests(guests)]),
    words.minutesLong(facts.minutes),
    ...(waiter === null ? [] : [waiter.name]),
    ...(facts.isClosedToMe && waiter !== null ? [words.floor.servedBy(waiter.name)] : []),
    ...(facts.isDisputed ? [words.floor.alsoMoved] : []),
    ...(lookers.length === 0 ? [] : [words.floor.openWith(lookers.map((one) => one.name).join(', '))]),
    ...toCome,
    ...lookers.flatMap(({ name, adding }) => (adding === 0 ? [] : [words.floor.adding(name, adding)])),
  ].join(', ');
}
