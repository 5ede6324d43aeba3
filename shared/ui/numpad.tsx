import { Delete } from 'lucide-react';
import { Icon } from './icon.tsx';
import { words } from './words.ts';

const digits = ['7', '8', '9', '4', '5', '6', '1', '2', '3'] as const;

/** Digits as on a cash register. What is typed lives above it, so that a keyboard can type the same. */
export function Numpad({
  value,
  onChange,
  most,
  corner = '00',
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** How many digits there is room for. */
  readonly most: number;
  /** The key left of the zero: two zeros for sums, none for a PIN, `×` with what it does where a quantity comes first. */
  readonly corner?: '00' | null | { readonly label: string; readonly name: string; readonly press: () => void };
}) {
  const digit = (key: string) => (
    <button
      key={key}
      type="button"
      className="key"
      disabled={value.length + key.length > most}
      onClick={() => onChange(value + key)}
    >
      {key}
    </button>
  );
  return (
    <fieldset className="numpad" aria-label={words.numpad.digits}>
      {digits.map(digit)}
      {corner === '00' && digit('00')}
      {corner === null && <span />}
      {corner !== null && corner !== '00' && (
        <button
          type="button"
          className="key key-soft"
          aria-label={corner.name}
          disabled={value === ''}
          onClick={corner.press}
        >
          {corner.label}
        </button>
      )}
      {digit('0')}
      <button
        type="button"
        className="key key-soft"
        aria-label={words.numpad.erase}
        disabled={value === ''}
        onClick={() => onChange(value.slice(0, -1))}
      >
        <Icon of={Delete} />
      </button>
    </fieldset>
  );
}
