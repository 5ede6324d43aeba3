import { type FormEvent, useState } from 'react';
import { Sheet } from '../sheet.tsx';
import { words } from '../words.ts';

const mostLetters = 120;

/** What cannot be taken back asks for a reason, not for "are you sure?": one touch for the usual ones, or words of one's own. */
export function ReasonSheet({
  title,
  detail,
  reasons,
  onReason,
  onClose,
}: {
  readonly title: string;
  readonly detail?: string;
  readonly reasons: readonly string[];
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const [own, setOwn] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (own !== null && own.trim() !== '') onReason(own.trim());
  };
  return (
    <Sheet title={title} size="narrow" onClose={onClose}>
      {detail !== undefined && <p className="muted">{detail}</p>}
      <ul className="reasons">
        {reasons.map((reason) => (
          <li key={reason}>
            <button type="button" onClick={() => onReason(reason)}>
              {reason}
            </button>
          </li>
        ))}
        {own === null && (
          <li>
            <button type="button" className="quiet" onClick={() => setOwn('')}>
              {words.reason.other}…
            </button>
          </li>
        )}
      </ul>
      {own !== null && (
        <form className="reason-own" onSubmit={submit}>
          <label>
            {words.reason.otherText}
            <input
              // biome-ignore lint/a11y/noAutofocus: it was asked for by the touch before.
              autoFocus
              value={own}
              maxLength={mostLetters}
              onChange={(event) => setOwn(event.target.value)}
            />
          </label>
          <button type="submit" className="primary" disabled={own.trim() === ''}>
            {words.reason.confirm}
          </button>
        </form>
      )}
    </Sheet>
  );
}
