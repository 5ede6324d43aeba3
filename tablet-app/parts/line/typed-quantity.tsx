import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { Stepper } from '@comanda/shared/ui/giving/stepper.tsx';
import { Numpad } from '@comanda/shared/ui/numpad.tsx';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../data/act.ts';
import { words } from '../../words.ts';

const mostDigits = 3;
const mostDishes = 999;

/** One more or less by a touch; any number by keys. */
export function TypedQuantity({ view, line }: { readonly view: OrderView; readonly line: LineView }) {
  const act = useAct();
  const [typed, setTyped] = useState('');
  const only = { order: view.order, line: line.line };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed !== '' && act({ type: 'type-quantity', ...only, quantity: Number(typed) })) setTyped('');
  };
  return (
    <div className="quantity-of-line">
      <Stepper
        label={words.line.quantity}
        value={line.quantity}
        least={Math.max(1, line.withKitchen)}
        most={mostDishes}
        onChange={(quantity) => act({ type: 'tap-quantity', ...only, by: quantity - line.quantity })}
      />
      <details className="typed">
        <summary>{words.line.typeNumber}</summary>
        <form onSubmit={submit}>
          <input
            aria-label={words.line.quantity}
            inputMode="numeric"
            className="code-input"
            value={typed}
            maxLength={mostDigits}
            onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))}
          />
          <Numpad value={typed} onChange={setTyped} most={mostDigits} />
          <button type="submit" className="primary" disabled={typed === ''}>
            {words.line.set(typed === '' ? '…' : typed)}
          </button>
        </form>
      </details>
    </div>
  );
}
