import { cents } from '../../money/cents.ts';
import type { LineView } from '../../order/line-view.ts';
import type { OrderView } from '../../order/order-view.ts';
import type { Act } from '../approvals/act.ts';
import { words } from '../words.ts';
import { DiscountChoice } from './discount-choice.tsx';
import { GiveFree } from './give-free.tsx';
import { discountSaid } from './in-words.ts';
import type { NotPaid } from './not-paid-verbs.tsx';
import { VoidChoice } from './void-choice.tsx';

type OnOrder = {
  readonly view: OrderView;
  readonly act: Act;
  readonly currency: string;
  readonly onBack: () => void;
  /** It was asked for: done, refused, or a manager is being asked. */
  readonly onDone: () => void;
};
type OnLine = OnOrder & {
  readonly line: LineView;
};

/** How much of a line is not paid, and why. */
export function NotPaidChoice({ verb, ...of }: OnLine & { readonly verb: NotPaid }) {
  switch (verb) {
    case 'void':
      return <LineVoid {...of} />;
    case 'comp':
      return <LineFree {...of} />;
    case 'discount':
      return <LineDiscount {...of} />;
  }
}

function LineVoid({ view, line, act, onBack, onDone }: OnLine) {
  const { name } = line.item;
  return (
    <VoidChoice
      name={name}
      most={line.withKitchen}
      onBack={onBack}
      onVoid={(quantity, reason) => {
        const said = { text: words.giving.voided(`${quantity} × ${name}`) };
        act({ type: 'void-line', order: view.order, line: line.line, quantity, reason }, said);
        onDone();
      }}
    />
  );
}

function LineFree({ view, line, act, onBack, onDone }: OnLine) {
  const { name } = line.item;
  return (
    <GiveFree
      name={name}
      most={line.quantity - line.comped}
      onBack={onBack}
      onGive={(quantity, reason) => {
        const said = { text: words.giving.gave(`${quantity} × ${name}`) };
        act({ type: 'comp-line', order: view.order, line: line.line, quantity, reason }, said);
        onDone();
      }}
    />
  );
}

function LineDiscount({ view, line, act, currency, onBack, onDone }: OnLine) {
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
        onDone();
      }}
    />
  );
}

/** Everything on an order costs less, also what comes later. */
export function OrderDiscount({ view, act, currency, onBack, onDone }: OnOrder) {
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
        onDone();
      }}
    />
  );
}
