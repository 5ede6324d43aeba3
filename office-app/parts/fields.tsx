import { Check } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  /** Takes what was typed; gives a sentence when it cannot be taken. What was typed then stays to be corrected. */
  readonly onCommit: (text: string) => string | null;
  readonly hint?: string;
  readonly unit?: string;
  readonly isLabelHidden?: boolean;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'url';
  readonly maxLength?: number;
  readonly className?: string;
  /** Of a row that was made just now: what it is called comes next. */
  readonly isNew?: boolean;
};

/** A field of a row: taken when it is left or Enter is pressed; Escape takes back what was typed. */
export function TextField(props: TextFieldProps) {
  const { label, value, onCommit, hint, unit, isLabelHidden = false, inputMode = 'text', maxLength = 80 } = props;
  const { isNew = false } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isNew) input.current?.select();
  }, [isNew]);
  const commit = (): void => {
    if (typed === null) return;
    const complaint = typed === value ? null : onCommit(typed);
    setWrong(complaint);
    if (complaint === null) setTyped(null);
  };
  return (
    <div className={`field ${props.className ?? ''}`}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <div className="field-input" data-wrong={wrong !== null}>
        <input
          ref={input}
          id={id}
          value={typed ?? value}
          inputMode={inputMode}
          maxLength={maxLength}
          autoComplete="off"
          aria-invalid={wrong !== null}
          aria-describedby={wrong === null ? undefined : `${id}-wrong`}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape' && typed !== null) {
              // Else the sheet around it would close as well.
              event.preventDefault();
              event.stopPropagation();
              setTyped(null);
              setWrong(null);
            }
          }}
        />
        {unit !== undefined && <span className="field-unit">{unit}</span>}
      </div>
      {wrong !== null && (
        <p id={`${id}-wrong`} className="wrong" role="alert">
          {wrong}
        </p>
      )}
      {hint !== undefined && wrong === null && <small className="muted">{hint}</small>}
    </div>
  );
}

export type Choice = { readonly id: string; readonly name: string };

export function SelectField({
  label,
  value,
  choices,
  onChoose,
  isLabelHidden = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChoose: (id: string) => void;
  readonly isLabelHidden?: boolean;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => onChoose(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** On or off, at once. */
export function SwitchField({
  label,
  detail,
  isOn,
  onChange,
  isLabelHidden = false,
}: {
  readonly label: string;
  readonly detail?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isLabelHidden?: boolean;
}) {
  return (
    <button
      type="button"
      role="switch"
      className="toggle"
      aria-checked={isOn}
      aria-label={isLabelHidden ? label : undefined}
      onClick={() => onChange(!isOn)}
    >
      <span className="toggle-track" aria-hidden="true">
        <span className="toggle-thumb">{isOn && <Check size={14} strokeWidth={3} />}</span>
      </span>
      {!isLabelHidden && (
        <span className="toggle-words">
          {label}
          {detail !== undefined && <small className="muted">{detail}</small>}
        </span>
      )}
    </button>
  );
}

/** One of a few, each with a sentence. */
export function ChoiceCards<T extends string>({
  label,
  value,
  choices,
  onChoose,
}: {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly {
    readonly id: T;
    readonly name: string;
    readonly detail?: string;
    readonly icon?: ReactNode;
  }[];
  readonly onChoose: (id: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className="choice-cards">
      <legend>{label}</legend>
      <div>
        {choices.map((choice) => (
          <label key={choice.id} className="choice-card">
            <input type="radio" name={name} checked={choice.id === value} onChange={() => onChoose(choice.id)} />
            {choice.icon}
            <span>
              {choice.name}
              {choice.detail !== undefined && <small className="muted">{choice.detail}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Any of several, each on or off. */
export function Chips({
  label,
  choices,
  chosen,
  onToggle,
}: {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string, isOn: boolean) => void;
}) {
  return (
    <fieldset className="chips" aria-label={label}>
      {choices.map(({ id, name }) => (
        <button key={id} type="button" aria-pressed={chosen.has(id)} onClick={() => onToggle(id, !chosen.has(id))}>
          {chosen.has(id) && <Check size={18} aria-hidden="true" />}
          {name}
        </button>
      ))}
    </fieldset>
  );
}
