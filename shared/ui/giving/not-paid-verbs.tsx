import { Ban, Gift, Percent } from 'lucide-react';
import type { Command } from '../../order/commands.ts';
import type { LineView } from '../../order/line-view.ts';
import { someReason, useBeforeReason } from '../approvals/before-reason.ts';
import { Icon } from '../icon.tsx';
import { words } from '../words.ts';

/** Three ways of not being paid: it was not made, it was and is given, or it costs less. */
export type NotPaid = 'void' | 'comp' | 'discount';

/** The least of what may be asked for, to see whether it may be asked for at all. */
export function leastOf(verb: NotPaid, order: string, line: string | null): Command {
  const some = { order, line: line ?? '', quantity: 1, reason: someReason };
  switch (verb) {
    case 'void':
      return { type: 'void-line', ...some };
    case 'comp':
      return { type: 'comp-line', ...some };
    case 'discount':
      return { type: 'set-discount', order, line, discount: { percent: 1, reason: someReason } };
  }
}

/** What has not been sent is no dish that could be void: it is taken off the order. */
export const canBeVoid = ({ withKitchen }: LineView): boolean => withKitchen > 0;

/** @param hint the id of the element that tells the three apart */
export function NotPaidVerbs({
  order,
  line,
  hint,
  onNotPaid,
}: {
  readonly order: string;
  readonly line: LineView;
  readonly hint: string;
  readonly onNotPaid: (verb: NotPaid) => void;
}) {
  const beforeReason = useBeforeReason();
  const ask = (verb: NotPaid): void => beforeReason(leastOf(verb, order, line.line), () => onNotPaid(verb));
  return (
    <fieldset className="row not-paid" aria-describedby={canBeVoid(line) ? hint : undefined}>
      {canBeVoid(line) && (
        <button type="button" className="danger with-icon" onClick={() => ask('void')}>
          <Icon of={Ban} />
          {words.giving.void}
        </button>
      )}
      {line.comped < line.quantity && (
        <button type="button" className="with-icon" onClick={() => ask('comp')}>
          <Icon of={Gift} />
          {words.giving.give}
        </button>
      )}
      <button type="button" className="with-icon" onClick={() => ask('discount')}>
        <Icon of={Percent} />
        {words.giving.discount}
      </button>
    </fieldset>
  );
}

export const NotPaidHint = ({ id }: { readonly id: string }) => (
  <p id={id} className="muted">
    {words.giving.which}
  </p>
);
