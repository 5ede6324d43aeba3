import { cents } from '@comanda/shared/money/cents.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { canBeTakenBack } from '@comanda/shared/order/rules.ts';
import type { BillRow } from '@comanda/shared/till/bill.ts';
import { useActing } from '@comanda/shared/ui/approvals/act.ts';
import { DiscountChoice } from '@comanda/shared/ui/giving/discount-choice.tsx';
import { GiveFree } from '@comanda/shared/ui/giving/give-free.tsx';
import { discountSaid, givenOf } from '@comanda/shared/ui/giving/in-words.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { words } from '@comanda/shared/ui/words.ts';
import { Gift, Percent } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useBillNames } from '../../data/till/bill-names.ts';

type Undo = { readonly type: 'undo'; readonly order: string; readonly event: string };

const takingBack = (events: readonly OrderEvent[]): Undo[] | null =>
  events.every(({ type }) => canBeTakenBack(type))
    ? events.map(({ orderId, id }) => ({ type: 'undo', order: orderId, event: id }))
    : null;

/** What of a bill is given: of one row, or with null of all of it. */
export function GivenSheet({
  view,
  row,
  onClose,
}: {
  readonly view: OrderView;
  readonly row: BillRow | null;
  readonly onClose: () => void;
}) {
  const [step, setStep] = useState<{ readonly verb: 'free' | 'discount'; readonly line: LineView } | null>(null);
  const act = useActing(takingBack);
  const { currency } = useBillNames();
  const isGone = row !== null && row.lines.length === 0;
  // Somebody removed it, or moved it to another bill, meanwhile.
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  if (isGone) return null;
  const line = step === null ? undefined : row?.lines.find((one) => one.line === step.line.line);
  const set = (on: LineView | null, what: string) => (discount: Parameters<typeof discountSaid>[0]) => {
    const command = { type: 'set-discount', order: view.order, line: on?.line ?? null, discount } as const;
    act(command, { text: discountSaid(discount, what, currency) });
    onClose();
  };
  return (
    <Sheet title={row === null ? words.giving.discount : row.name} size="narrow" onClose={onClose}>
      {row === null && (
        <DiscountChoice
          what={words.giving.wholeOrder}
          worth={view.subtotal}
          currency={currency}
          isEach={false}
          hasOne={view.discounts.standing.length > 0}
          onBack={onClose}
          onSet={set(null, words.giving.wholeOrder)}
        />
      )}
      {row !== null && line === undefined && <Lines row={row} onStep={(verb, of) => setStep({ verb, line: of })} />}
      {line !== undefined && step?.verb === 'free' && (
        <GiveFree
          name={line.item.name}
          most={line.quantity - line.comped}
          onBack={() => setStep(null)}
          onGive={(quantity, reason) => {
            const said = { text: words.giving.gave(`${quantity} × ${line.item.name}`) };
            act({ type: 'comp-line', order: view.order, line: line.line, quantity, reason }, said);
            onClose();
          }}
        />
      )}
      {line !== undefined && step?.verb === 'discount' && (
        <DiscountChoice
          what={line.item.name}
          worth={cents(line.item.unitPrice)}
          currency={currency}
          isEach
          hasOne={line.discount.value !== null}
          onBack={() => setStep(null)}
          onSet={set(line, line.item.name)}
        />
      )}
    </Sheet>
  );
}

/** One row of a bill may be several lines: each is given by itself. */
function Lines({
  row,
  onStep,
}: {
  readonly row: BillRow;
  readonly onStep: (verb: 'free' | 'discount', line: LineView) => void;
}) {
  const names = useBillNames();
  return (
    <ul className="given-lines">
      {row.lines.map((line) => (
        <li key={line.line}>
          <p>
            <b>
              {line.quantity} × {line.item.name}
            </b>{' '}
            <span className="muted">
              {[
                names.author(line.added),
                names.time(line.added),
                ...givenOf({ ...line, discount: line.discount.value }, names.currency),
              ].join(' · ')}
            </span>
          </p>
          <div className="row">
            {line.comped < line.quantity && (
              <button type="button" className="with-icon" onClick={() => onStep('free', line)}>
                <Gift className="icon" aria-hidden="true" />
                {words.giving.give}
              </button>
            )}
            <button type="button" className="with-icon" onClick={() => onStep('discount', line)}>
              <Percent className="icon" aria-hidden="true" />
              {words.giving.discount}
            </button>
          </div>
        </li>
      ))}
    </ul>
  );
}
