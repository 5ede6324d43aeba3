import { cents } from '@comanda/shared/money/cents.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { DiscountChoice } from '@comanda/shared/ui/giving/discount-choice.tsx';
import { GiveFree } from '@comanda/shared/ui/giving/give-free.tsx';
import { discountSaid } from '@comanda/shared/ui/giving/in-words.ts';
import { words } from '@comanda/shared/ui/words.ts';
import { useAct } from '../data/act.ts';
import { useMoney } from '../data/money.ts';

type Given = { readonly view: OrderView; readonly line: LineView; readonly onBack: () => void };

/** Some of a line was made and costs nothing. */
export function LineFree({ view, line, onBack }: Given) {
  const act = useAct();
  const { name } = line.item;
  return (
    <GiveFree
      name={name}
      most={line.quantity - line.comped}
      onBack={onBack}
      onGive={(quantity, reason) => {
        const said = { text: words.giving.gave(`${quantity} × ${name}`) };
        act({ type: 'comp-line', order: view.order, line: line.line, quantity, reason }, said);
        onBack();
      }}
    />
  );
}

/** Each dish of a line costs less. */
export function LineDiscount({ view, line, onBack }: Given) {
  const act = useAct();
  const { currency } = useMoney();
  const { name, unitPrice } = line.item;
  return (
    <DiscountChoice
      what={name}
      worth={cents(unitPrice)}
      currency={currency}
      isEach
      hasOne={line.discount.value !== null}
      onBack={onBack}
      onSet={(discount) => {
        const said = { text: discountSaid(discount, name, currency) };
        act({ type: 'set-discount', order: view.order, line: line.line, discount }, said);
        onBack();
      }}
    />
  );
}

/** Everything on an order costs less, also what comes later. */
export function OrderDiscount({ view, onBack }: Omit<Given, 'line'>) {
  const act = useAct();
  const { currency } = useMoney();
  return (
    <DiscountChoice
      what={words.giving.wholeOrder}
      worth={view.subtotal}
      currency={currency}
      isEach={false}
      hasOne={view.discounts.standing.length > 0}
      onBack={onBack}
      onSet={(discount) => {
        const said = { text: discountSaid(discount, words.giving.wholeOrder, currency) };
        act({ type: 'set-discount', order: view.order, line: null, discount }, said);
        onBack();
      }}
    />
  );
}
