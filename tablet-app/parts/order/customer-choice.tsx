import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Phone, UserPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { isPhone, useCustomers, useSetCustomer } from '../../data/order/customers.ts';
import { words } from '../../words.ts';

const mostLetters = 80;
const mostDigits = 30;

/** Who it is for: somebody known, or somebody new, also while the box is away. */
export function CustomerChoice({ view, onDone }: { readonly view: OrderView; readonly onDone: () => void }) {
  const customers = useCustomers();
  const set = useSetCustomer(view);
  const [search, setSearch] = useState('');
  const [phone, setPhone] = useState('');
  const known = customers.of(view);
  const found = customers.find(search);
  const name = search.trim();
  const choose = (customer: string | null): void => set(customer, onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const created = name === '' ? null : customers.create(name, phone.trim() || (isPhone(name) ? name : ''));
    if (created !== null) choose(created);
  };
  return (
    <form className="customer-choice" onSubmit={submit}>
      {known !== null && (
        <p className="row">
          <b className="grow">
            {known.name} <span className="muted">{known.phone}</span>
          </b>
          <button type="button" onClick={() => choose(null)}>
            {words.customer.none}
          </button>
        </p>
      )}
      <label>
        {words.customer.search}
        <input value={search} maxLength={mostLetters} onChange={(event) => setSearch(event.target.value)} />
      </label>
      <ul className="customers">
        {found.some.map((one) => (
          <li key={one.id}>
            <button type="button" aria-pressed={one.id === known?.id} onClick={() => choose(one.id)}>
              <b>{one.name}</b>
              {one.phone !== '' && (
                <span className="muted">
                  <Icon of={Phone} /> {one.phone}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {found.more > 0 && <p className="muted">{words.customer.more(found.more)}</p>}
      <div className="row new-customer">
        <label className="grow">
          {words.customer.phone}
          <input
            type="tel"
            inputMode="tel"
            value={phone}
            maxLength={mostDigits}
            onChange={(event) => setPhone(event.target.value)}
          />
        </label>
        <button type="submit" className="with-icon" disabled={name === ''}>
          <Icon of={UserPlus} />
          {words.customer.create(name === '' ? '…' : name)}
        </button>
      </div>
    </form>
  );
}
