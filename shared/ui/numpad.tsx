import { words } from './words.ts';

const keys = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '00', '0'] as const;

/** Digits as on a cash register. What is typed lives above it, so that a keyboard can type the same. */
export function Numpad({
  value,
  onChange,
  most,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** How many digits there is room for. */
  readonly most: number;
}) {
  return (
    <fieldset className="numpad" aria-label={words.numpad.digits}>
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          className="key"
          disabled={value.length + key.length > most}
          onClick={() => onChange(value + key)}
        >
          {key}
        </button>
      ))}
      <button
        type="button"
        className="key"
        aria-label={words.numpad.erase}
        disabled={value === ''}
        onClick={() => onChange(value.slice(0, -1))}
      >
        ⌫
      </button>
    </fieldset>
  );
}
