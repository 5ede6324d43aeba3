import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { Stepper } from '@comanda/shared/ui/stepper.tsx';
import { useState } from 'react';
import { useMoney } from '../../data/money.ts';
import { askedFor } from '../../data/order/asked.ts';
import { words } from '../../data/serving/words.ts';
import { type Dishes, type GuestsDishes, priceOf, stillToPay } from '../../data/splitting/dishes-to-pay.ts';

/** One guest pays for what they had, also where the kitchen has it: nothing moves, it is a part payment of that sum. */
export function PayDishes({
  view,
  paid,
  onPay,
}: {
  readonly view: OrderView;
  /** What others have paid for. */
  readonly paid: Dishes;
  readonly onPay: (guests: GuestsDishes) => void;
}) {
  const { show } = useMoney();
  const [dishes, setDishes] = useState<Dishes>(new Map());
  const amount = priceOf(view, dishes, paid);
  return (
    <>
      <fieldset className="split-bills" aria-label={words.split.which}>
        <output className="chip">{words.split.leftToPay(show(view.balance))}</output>
      </fieldset>
      <ul className="again">
        {stillToPay(view, paid).map(({ line, left }) => (
          <li key={line.line}>
            <Stepper
              label={words.split.ofSo(line.item.name, left)}
              value={Math.min(left, dishes.get(line.line) ?? 0)}
              least={0}
              most={left}
              onChange={(count) => setDishes(new Map(dishes).set(line.line, count))}
            />
            {askedFor(line) !== '' && <p className="muted">{askedFor(line)}</p>}
          </li>
        ))}
      </ul>
      <button type="button" className="primary" disabled={amount === 0} onClick={() => onPay({ dishes, amount })}>
        {words.split.payThese(show(amount))}
      </button>
    </>
  );
}
