import { allFacts, type Book } from '@comanda/shared/order/book.ts';
import type { Fact } from '@comanda/shared/order/events.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useBoxNow, useDevice, useIsLive, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { permissionsOf, type Staff } from '@comanda/shared/staff/staff.ts';
import { useMemo } from 'react';
import { useNames } from '../names.ts';
import { justAdded } from './just-added.ts';

/** Somebody who has an order open on another device. */
export type Looker = {
  readonly device: string;
  readonly name: string;
  readonly initials: string;
  readonly colour: string;
  /** The line whose sheet is open there. */
  readonly line: string | null;
  /** How many dishes they are about to add, or have just added and not sent. */
  readonly adding: number;
};

export type PeopleHere = {
  /** Another object when somebody or something has got another name or right, or somebody else is signed in. */
  readonly asOf: object;
  /** Who has an order open, and what they are about to do there, in a text. */
  lookingAt(order: string): string;
  /** Who serves it: whoever opened it, or it was handed to. */
  waiter(view: OrderView): Staff | null;
  isMine(view: OrderView): boolean;
  /** Where each table has one waiter: it is somebody else's, and whoever is signed in may not change it. */
  isClosedToMe(view: OrderView): boolean;
  /** On other devices, just now. */
  lookers(view: OrderView): readonly Looker[];
};

const noColour = '#6b7280';
/** So long a dish that was added is still being added: the next one may follow. */
const addedMs = 8_000;
/** Only where somebody else is: a room full of tables is not drawn anew for nobody. */
const [lookEveryMs, seldomMs] = [2_000, 60_000];

/** Of a party that was expected and that nobody has said is there: also where another one joined it. */
const isNobodys = ({ opened, begun, waiter }: OrderView): boolean =>
  opened.event.body.expected !== undefined && begun === opened && waiter.by === null;

export function usePeopleHere(): PeopleHere {
  const core = useDevice();
  // Whoever is heard no more is nowhere, and no event says so.
  useIsLive();
  const names = useNames();
  const staff = useRecords('staff');
  const groups = useRecords('multi_sessions');
  const self = core.signedIn?.staff ?? null;
  const me = self === null ? undefined : staff.get(self);
  const mayHelp = me !== undefined && permissionsOf(me).has('table.edit');
  const own = core.replica.config?.device;
  const { present } = core;
  const others = present.filter(({ device }) => device !== own);
  const nowMs = useBoxNow(others.length > 0 ? lookEveryMs : seldomMs);
  const isMine = (view: OrderView): boolean => view.waiter.value === self;
  const asOf = useMemo(() => ({ names, staff, groups, self, own }), [names, staff, groups, self, own]);
  return {
    asOf,
    lookingAt: (order) =>
      present
        .filter((one) => one.order === order)
        .map(({ device, staff: who, line, adding }) => [device, who, line, adding].join(' '))
        .join(),
    isMine,
    waiter: (view) => staff.get(view.waiter.value ?? '') ?? null,
    isClosedToMe: (view) =>
      !isMine(view) &&
      !mayHelp &&
      !isNobodys(view) &&
      view.opened.event.body.table !== null &&
      groups.get(view.opened.event.body.multiSession)?.oneWaiterPerTable === true,
    lookers: (view) =>
      others
        .filter(({ order }) => order === view.order)
        .map(({ device, staff: known, line = null, adding = 0 }) => {
          const person = staff.get(known ?? lastBy(core.book, view.order, device)?.event.staff ?? '');
          const name = names.device(device);
          return {
            device,
            name: person === undefined ? name : `${person.name} (${name})`,
            initials: person?.initials ?? initialsOf(name),
            colour: person?.colour ?? noColour,
            line,
            adding: Math.max(adding, justAdded(view, device, nowMs - addedMs)),
          };
        }),
  };
}

/** Of an older device the box knows no person: who holds it is whoever wrote last on it, at this order, or else anywhere. */
function lastBy(book: Book, order: string, device: string): Fact | undefined {
  const facts = book.orders.get(order);
  const here = facts === undefined ? undefined : allFacts(facts).findLast(({ event }) => event.device === device);
  return here ?? lastAnywhere(book).get(device);
}

const lastWords = new WeakMap<Book, ReadonlyMap<string, Fact>>();

function lastAnywhere(book: Book): ReadonlyMap<string, Fact> {
  const known = lastWords.get(book);
  if (known !== undefined) return known;
  const last = new Map<string, Fact>();
  for (const order of book.orders.values())
    for (const fact of allFacts(order)) {
      const { device } = fact.event;
      if (fact.clock >= (last.get(device)?.clock ?? 0)) last.set(device, fact);
    }
  lastWords.set(book, last);
  return last;
}

/** `Tablet 2` is T2. */
const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();

/** `Ben Okafor (Tablet 2)` is Ben; a device of which nobody is known is itself. */
export const firstName = ({ name }: Looker): string => (name.includes('(') ? (name.split(' ')[0] ?? name) : name);
