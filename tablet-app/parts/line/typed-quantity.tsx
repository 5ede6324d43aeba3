import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { Stepper } from '@comanda/shared/ui/stepper.tsx';
import { useAct } from '../../data/act.ts';
import { words } from '../../words.ts';
import { TypedNumber } from '../typed-number.tsx';

const mostDishes = 999;

/** One more or less by a touch; any number by keys. */
export function TypedQuantity({ view, line }: { readonly view: OrderView; readonly line: LineView }) {
  const act = useAct();
  const only = { order: view.order, line: line.line };
  return (
    <div className="quantity-of-line">
      <Stepper
        label={words.line.quantity}
        value={line.quantity}
        least={Math.max(1, line.withKitchen)}
        most={mostDishes}
        onChange={(quantity) => act({ type: 'tap-quantity', ...only, by: quantity - line.quantity })}
      />
      <TypedNumber
        label={words.line.quantity}
        onSet={(quantity) => act({ type: 'type-quantity', ...only, quantity })}
      />
    </div>
  );
}
