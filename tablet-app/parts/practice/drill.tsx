import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Check, ChevronDown, ChevronUp, Circle, CircleDot } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { type Step, steps } from '../../data/practice/drill.ts';
import { words } from '../../data/practice/words.ts';

/** What to do next, above the pages and never over them; all the steps for whoever wants to see them. */
export function Drill({ done, children }: { readonly done: number; readonly children: ReactNode }) {
  const [isWhole, setIsWhole] = useState(false);
  const next = steps[done];
  const Chevron = isWhole ? ChevronUp : ChevronDown;
  return (
    <section className="drill" data-done={done}>
      <div className="drill-now">
        <p role="status">
          <b className="figures">{words.progress(done, steps.length)}</b>{' '}
          {next === undefined ? words.well : words.steps[next]}
        </p>
        <button type="button" className="quiet with-icon" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {words.all}
          <Icon of={Chevron} />
        </button>
        {children}
      </div>
      {isWhole && (
        <ol>
          {steps.map((step, at) => (
            <StepRow key={step} step={step} state={at < done ? 'done' : at === done ? 'now' : 'later'} />
          ))}
        </ol>
      )}
    </section>
  );
}

const signs = { done: Check, now: CircleDot, later: Circle } as const;

function StepRow({ step, state }: { readonly step: Step; readonly state: keyof typeof signs }) {
  const Sign = signs[state];
  return (
    <li data-state={state}>
      <Icon of={Sign} />
      <span>
        {words.steps[step]}
        {state !== 'later' && <span className="visually-hidden"> ({words[state]})</span>}
      </span>
    </li>
  );
}
