import { minorDigits } from '@comanda/shared/money/format.ts';
import { typeKey } from '@comanda/shared/till/typed-amount.ts';
import { Delete } from 'lucide-react';
import { shownTyped } from '../../data/till/shown-typed.ts';
import { words } from '../../till/words.ts';

const digits = ['7', '8', '9', '4', '5', '6', '1', '2', '3'] as const;

/** An amount in whole units, as people say it; the comma is for who pays with coins. The field keeps the keyboard's focus. */
export function AmountPad({
  value,
  currency,
  onChange,
}: {
  readonly value: string;
  readonly currency: string;
  readonly onChange: (value: string) => void;
}) {
  const hasFraction = minorDigits(currency) > 0;
  const key = (name: string, label = name, shown = name) => (
    <button
      key={name}
      type="button"
      className="pad-key"
      aria-label={label}
      onClick={() => onChange(typeKey(value, name, currency))}
    >
      {shown}
    </button>
  );
  return (
    <fieldset className="pad" aria-label={words.pay.pad} onMouseDown={(event) => event.preventDefault()}>
      {digits.map((digit) => key(digit))}
      {hasFraction ? key(',', words.pay.point, shownTyped(',', currency)) : key('00')}
      {key('0')}
      <button
        type="button"
        className="pad-key"
        aria-label={words.pay.erase}
        onClick={() => onChange(value.slice(0, -1))}
      >
        <Delete size={28} aria-hidden="true" />
      </button>
    </fieldset>
  );
}
