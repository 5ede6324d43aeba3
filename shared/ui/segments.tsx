import { useId } from 'react';

/** One of a few, all in sight. The browser's own radio buttons below: arrow keys and screen readers know them. */
export function Segments<T extends string | number>({
  label,
  choices,
  value,
  onChange,
  hideLabel = false,
}: {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly label: string; readonly disabled?: boolean }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly hideLabel?: boolean;
}) {
  const name = useId();
  return (
    <fieldset className="segments">
      <legend className={hideLabel ? 'visually-hidden' : undefined}>{label}</legend>
      <div className="segments-row">
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              disabled={choice.disabled === true}
              onChange={() => onChange(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
