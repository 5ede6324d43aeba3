import { words } from './words.ts';

export function Stepper({
  label,
  value,
  least,
  most,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <fieldset className="stepper" aria-label={label}>
      <span>{label}</span>
      <button
        type="button"
        aria-label={`${label}: ${words.stepper.fewer}`}
        disabled={value <= least}
        onClick={() => onChange(value - 1)}
      >
        −
      </button>
      <output>{value}</output>
      <button
        type="button"
        aria-label={`${label}: ${words.stepper.more}`}
        disabled={value >= most}
        onClick={() => onChange(value + 1)}
      >
        +
      </button>
    </fieldset>
  );
}
