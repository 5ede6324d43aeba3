import { Numpad } from '@comanda/shared/ui/numpad.tsx';
import { type FormEvent, useState } from 'react';
import { words } from '../words.ts';

const mostDigits = 3;

/** Any number of dishes by keys, folded away beside the stepper. */
export function TypedNumber({
  label,
  onSet,
}: {
  readonly label: string;
  /** @returns false when it was refused: what was typed stays */
  readonly onSet: (dishes: number) => boolean;
}) {
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed !== '' && onSet(Number(typed))) setTyped('');
  };
  return (
    <details className="typed">
      <summary>{words.line.typeNumber}</summary>
      <form onSubmit={submit}>
        <input
          aria-label={label}
          inputMode="numeric"
          className="code-input"
          value={typed}
          maxLength={mostDigits}
          onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))}
        />
        <Numpad value={typed} onChange={setTyped} most={mostDigits} />
        <button type="submit" className="primary" disabled={typed === ''}>
          {words.line.set(typed === '' ? '…' : typed)}
        </button>
      </form>
    </details>
  );
}
