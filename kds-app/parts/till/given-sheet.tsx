import type { OrderEvent } from '@comanda/shared/order/events.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { canBeTakenBack } from '@comanda/shared/order/rules.ts';
import type { BillRow } from '@comanda/shared/till/bill.ts';
import { useActing } from '@comanda/shared/ui/approvals/act.ts';
import { givenOf } from '@comanda/shared/ui/giving/in-words.ts';
import { NotPaidChoice, OrderDiscount } from '@comanda/shared/ui/giving/not-paid-choice.tsx';
import { canBeVoid, type NotPaid, NotPaidHint, NotPaidVerbs } from '@comanda/shared/ui/giving/not-paid-verbs.tsx';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { words } from '@comanda/shared/ui/words.ts';
import { useEffect, useId, useState } from 'react';
import { useBillNames } from '../../data/till/bill-names.ts';

type Undo = { readonly type: 'undo'; readonly order: string; readonly event: string };

const takingBack = (events: readonly OrderEvent[]): Undo[] | null =>
  events.every(({ type }) => canBeTakenBack(type))
    ? events.map(({ orderId, id }) => ({ type: 'undo', order: orderId, event: id }))
    : null;

/** What of a bill is not paid: of one row, or with null of all of it. */
export function GivenSheet({
  view,
  row,
  onClose,
}: {
  readonly view: OrderView;
  readonly row: BillRow | null;
  readonly onClose: () => void;
}) {
  const [step, setStep] = useState<{ readonly verb: NotPaid; readonly line: string } | null>(null);
  const act = useActing(takingBack);
  const { currency } = useBillNames();
  const isGone = row !== null && row.lines.length === 0;
  // Somebody removed it, or moved it to another bill, meanwhile.
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);
  if (isGone) return null;
  const line = row?.lines.find((one) => one.line === step?.line);
  const of = { view, act, currency, onDone: onClose };
  return (
    <Sheet title={row === null ? words.giving.discount : row.name} size="narrow" onClose={onClose}>
      {row === null && <OrderDiscount {...of} onBack={onClose} />}
      {row !== null && line === undefined && (
        <Lines order={view.order} row={row} onStep={(verb, { line: id }) => setStep({ verb, line: id })} />
      )}
      {line !== undefined && step !== null && (
        <NotPaidChoice {...of} verb={step.verb} line={line} onBack={() => setStep(null)} />
      )}
    </Sheet>
  );
}

/** One row of a bill may be several lines: each is given by itself. */
function Lines({
  order,
  row,
  onStep,
}: {
  readonly order: string;
  readonly row: BillRow;
  readonly onStep: (verb: NotPaid, line: LineView) => void;
}) {
  const names = useBillNames();
  const hint = useId();
  return (
    <>
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
            <NotPaidVerbs order={order} line={line} hint={hint} onNotPaid={(verb) => onStep(verb, line)} />
          </li>
        ))}
      </ul>
      {row.lines.some(canBeVoid) && <NotPaidHint id={hint} />}
    </>
  );
}
