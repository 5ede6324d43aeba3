import type { Tender } from '@comanda/shared/till/taking.ts';
import { Banknote, CreditCard } from 'lucide-react';
import { words } from '../../till/words.ts';

/** What a touch on a tender would do: how much, and what goes back or is left. Not open: why not. */
export type TenderWords = { readonly amount: string; readonly after: string | null; readonly isOpen: boolean };

const icons = { cash: Banknote, 'external-card': CreditCard } as const;
const keys = { cash: 'Enter', 'external-card': '+' } as const satisfies Record<Tender, string>;

/** One touch takes the money. It can be touched when it may not, so that it says why. */
export function TenderTile({
  tender,
  isBarred,
  says,
  onTake,
}: {
  readonly tender: Tender;
  readonly isBarred: boolean;
  readonly says: TenderWords;
  readonly onTake: () => void;
}) {
  const Icon = icons[tender];
  return (
    <button
      type="button"
      className={tender === 'cash' ? 'tender primary' : 'tender'}
      data-tender={tender}
      aria-disabled={isBarred || !says.isOpen}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        // The second click of a double click is not a second payment.
        if (event.detail < 2) onTake();
      }}
    >
      <span className="tender-name">
        <Icon size={24} aria-hidden="true" /> {words.pay[tender]}
        <span className="key-hint">{keys[tender]}</span>
      </span>
      <span className="tender-amount money">{says.amount}</span>
      {says.after !== null && <span className="tender-after">{says.after}</span>}
    </button>
  );
}
