import { Check, ChevronRight } from 'lucide-react';
import { Link } from 'wouter';
import { useFirstSteps } from '../data/first-steps.ts';
import type { Members } from '../data/members.ts';
import { words } from '../words.ts';

/** A card that ticks itself, and is gone when the restaurant can open. */
export function FirstSteps({ members }: { readonly members: Members }) {
  const steps = useFirstSteps((device) => members.of.get(device)?.state === 'paired');
  const done = steps.filter(({ isDone }) => isDone).length;
  // Until the box has said who is paired, half of it would be wrong.
  if (members.heard === null || done === steps.length) return null;
  const said = words.today.steps;
  return (
    <section className="card first-steps">
      <header>
        <h2>{said.title}</h2>
        <span className="muted">{said.done(done, steps.length)}</span>
      </header>
      <progress value={done} max={steps.length} aria-label={said.title} />
      <ol>
        {steps.map(({ name, path, isDone }) => (
          <li key={name} data-done={isDone}>
            <Link href={path}>
              <span className="tick">{isDone && <Check size={16} strokeWidth={3} aria-label={words.yes} />}</span>
              <span>
                {said[name]}
                <small className="muted">{said[`${name}Detail`]}</small>
              </span>
              <ChevronRight size={20} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
