import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import type { Customer } from '@comanda/shared/staff/customer.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { useToast } from '@comanda/shared/ui/toasts.tsx';
import { useAct } from '../act.ts';
import { plain } from '../menu/menu-search.ts';

const mostShown = 8;

export type Customers = {
  of(view: OrderView): Customer | null;
  /** By parts of the name in any order, or by digits of the phone; a few, by name, and how many more there are. */
  find(search: string): { readonly some: readonly Customer[]; readonly more: number };
  /** Exactly so, but for accents and capitals; if there are several, the first. */
  named(name: string): string | null;
  /** A new one, also while the box is away. */
  create(name: string, phone: string): string | null;
};

/** Guests known by name: what the box has, and what was written here and is still on its way. */
export function useCustomers(): Customers {
  const core = useDevice();
  const toast = useToast();
  const rows = core.records('customers');
  const known = (): Customer[] =>
    [...rows.values()].map(({ fields }) => fields as unknown as Customer).filter((one) => !one.archived);
  return {
    of: (view) =>
      view.customer.value === null ? null : ((rows.get(view.customer.value)?.fields as Customer | undefined) ?? null),
    find(search) {
      const all = findCustomers(known(), search);
      return { some: all.slice(0, mostShown), more: Math.max(0, all.length - mostShown) };
    },
    named: (name) => known().find((one) => plain(one.name.trim()) === plain(name.trim()))?.id ?? null,
    create(name, phone) {
      const id = core.newId();
      const answer = core.changeRecord('customers', id, { id, name, phone, email: '', archived: false });
      if (!isRefusal(answer)) return id;
      toast({ text: sentence(answer.refused), tone: 'refused' });
      return null;
    },
  };
}

/** Names the customer of an order; null takes them away. */
export function useSetCustomer(view: OrderView): (customer: string | null, onDone: () => void) => void {
  const act = useAct();
  return (customer, onDone) => act({ type: 'set-customer', order: view.order, customer }, undefined, onDone);
}

const digitsOf = (text: string): string => text.replace('(0)', '').replace(/\D/g, '');
/** Without what comes before it at home: a number is written as 070… and as +46 70… */
const atHome = (phone: string): string => digitsOf(phone).replace(/^0+/, '');
/** So many digits are a number of their own, and not the beginning or the end of many. */
const wholeNumber = 7;
const isFromAbroad = /^\s*(\+|00)/;
const longestCountry = 3;

function isPartOf(search: string, phone: string): boolean {
  const typed = digitsOf(search);
  if (typed.length < 3 || /\p{L}/u.test(search)) return false;
  if (digitsOf(phone).includes(typed)) return true;
  const [asked, known] = [atHome(search), atHome(phone)];
  if (asked.length >= wholeNumber - 1 && known.includes(asked)) return true;
  const country = asked.length - known.length;
  return known.length >= wholeNumber && asked.endsWith(known) && isFromAbroad.test(search) && country <= longestCountry;
}

/** A number that somebody typed where a name is asked for. */
export const isPhone = (text: string): boolean => /^[\d\s()+/.-]+$/.test(text) && digitsOf(text).length >= 5;

export function findCustomers<T extends Pick<Customer, 'name' | 'phone'>>(all: readonly T[], search: string): T[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return all
    .filter(({ name, phone }) => {
      const called = plain(name);
      const isCalledSo = words.every((word) => called.includes(word));
      return isCalledSo || isPartOf(search, phone);
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
