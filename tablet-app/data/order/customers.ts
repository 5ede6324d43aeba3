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
  /** By parts of the name in any order, or by digits of the phone; a few, by name. */
  find(search: string): readonly Customer[];
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
    find: (search) => findCustomers(known(), search).slice(0, mostShown),
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
export function useSetCustomer(view: OrderView): (customer: string | null) => boolean {
  const act = useAct();
  return (customer) => act({ type: 'set-customer', order: view.order, customer });
}

export function findCustomers<T extends Pick<Customer, 'name' | 'phone'>>(all: readonly T[], search: string): T[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  const digits = search.replace(/\D/g, '');
  return all
    .filter(({ name, phone }) => {
      const called = plain(name);
      const isCalledSo = words.every((word) => called.includes(word));
      return isCalledSo || (digits.length > 2 && phone.replace(/\D/g, '').includes(digits));
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
