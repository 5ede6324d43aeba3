import { allFacts, type Book } from '@comanda/shared/order/book.ts';
import type { Fact } from '@comanda/shared/order/events.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { permissionsOf, type Staff } from '@comanda/shared/staff/staff.ts';
import { useMemo } from 'react';
import { useNames } from '../names.ts';

/** Somebody who has an order open on another device. */
export type Looker = {
  readonly device: string;
  readonly name: string;
  readonly initials: string;
  readonly colour: string;
};

export type PeopleHere = {
  /** Another object when somebody or something has got another name or right, or somebody else is signed in. */
  readonly asOf: object;
  /** Which devices have an order open, in a text. */
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

export function usePeopleHere(): PeopleHere {
  const core = useDevice();
  const names = useNames();
  const staff = useRecords('staff');
  const groups = useRecords('multi_sessions');
  const self = core.signedIn?.staff ?? null;
  const me = self === null ? undefined : staff.get(self);
  const mayHelp = me !== undefined && permissionsOf(me).has('table.edit');
  const own = core.replica.config?.device;
  const isMine = (view: OrderView): boolean => view.waiter.value === self;
  const asOf = useMemo(() => ({ names, staff, groups, self, own }), [names, staff, groups, self, own]);
  return {
    asOf,
    lookingAt: (order) =>
      core.present
        .filter((one) => one.order === order)
        .map(({ device }) => device)
        .join(),
    isMine,
    waiter: (view) => staff.get(view.waiter.value ?? '') ?? null,
    isClosedToMe: (view) =>
      !isMine(view) &&
      !mayHelp &&
      view.opened.event.body.table !== null &&
      groups.get(view.opened.event.body.multiSession)?.oneWaiterPerTable === true,
    lookers: (view) =>
      core.present
        .filter(({ device, order }) => order === view.order && device !== own)
        .map(({ device }) => {
          const last = lastBy(core.book, view.order, device);
          const person = last === undefined ? undefined : staff.get(last.event.staff);
          const name = names.device(device);
          return {
            device,
            name: person === undefined ? name : `${person.name} (${name})`,
            initials: person?.initials ?? initialsOf(name),
            colour: person?.colour ?? noColour,
          };
        }),
  };
}

/** The box says which device it is; who holds it is whoever wrote last on it: at this order, or else anywhere. */
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
