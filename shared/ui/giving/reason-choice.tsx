import { type FormEvent, useState } from 'react';
import { words } from '../words.ts';

const mostLetters = 120;

/** What costs the house something asks for a reason, not for "are you sure?": a usual one by a touch, or words of one's own. */
export function ReasonChoice({
  title,
  reasons,
  tone = 'danger',
  disabled = false,
  onChoose,
  onCancel,
}: {
  readonly title: string;
  readonly reasons: readonly string[];
  /** `danger` where food is thrown away or an order ends. */
  readonly tone?: 'danger' | 'calm';
  readonly disabled?: boolean;
  readonly onChoose: (reason: string) => void;
  readonly onCancel: () => void;
}) {
  const [own, setOwn] = useState('');
  const look = tone === 'danger' ? 'danger' : '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!disabled && own.trim() !== '') onChoose(own.trim());
  };
  return (
    <fieldset className="question">
      <legend>
        <b>{title}</b>
      </legend>
      <div className="choices reasons-of-order">
        {reasons.map((reason) => (
          <button key={reason} type="button" className={look} disabled={disabled} onClick={() => onChoose(reason)}>
            {reason}
          </button>
        ))}
      </div>
      <form className="row" onSubmit={submit}>
        <input
          className="grow"
          aria-label={words.reason.other}
          placeholder={words.reason.other}
          value={own}
          maxLength={mostLetters}
          onChange={(event) => setOwn(event.target.value)}
        />
        <button type="submit" className={look} disabled={disabled || own.trim() === ''}>
          {words.reason.forThat}
        </button>
      </form>
      <button type="button" onClick={onCancel}>
        {words.reason.back}
      </button>
    </fieldset>
  );
}
