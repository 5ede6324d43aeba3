import { type FormEvent, useState } from 'react';
import { words } from '../words.ts';

const mostLetters = 120;

/** What cannot be taken back asks for a reason, not for "are you sure?": a usual one by a touch, or words of one's own. */
export function ReasonChoice({
  title,
  reasons,
  onChoose,
  onCancel,
}: {
  readonly title: string;
  readonly reasons: readonly string[];
  readonly onChoose: (reason: string) => void;
  readonly onCancel: () => void;
}) {
  const [own, setOwn] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (own.trim() !== '') onChoose(own.trim());
  };
  return (
    <fieldset className="question">
      <legend>
        <b>{title}</b>
      </legend>
      <div className="choices reasons-of-order">
        {reasons.map((reason) => (
          <button key={reason} type="button" className="danger" onClick={() => onChoose(reason)}>
            {reason}
          </button>
        ))}
      </div>
      <form className="row" onSubmit={submit}>
        <input
          className="grow"
          aria-label={words.line.otherReason}
          placeholder={words.line.otherReason}
          value={own}
          maxLength={mostLetters}
          onChange={(event) => setOwn(event.target.value)}
        />
        <button type="submit" className="danger" disabled={own.trim() === ''}>
          {words.line.forThat}
        </button>
      </form>
      <button type="button" onClick={onCancel}>
        {words.cancel}
      </button>
    </fieldset>
  );
}
