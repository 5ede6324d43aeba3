import { hlcToMs } from '@comanda/shared/base/clock.ts';
import { type Fact, isFact } from '@comanda/shared/order/events.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { useEffect, useRef, useState } from 'react';
import { useAct } from '../../data/act.ts';
import { inWords } from '../../data/facts-in-words.ts';
import { useNames } from '../../data/names.ts';
import { stepBack } from '../../data/order/step-back.ts';
import { useWording } from '../../data/use-wording.ts';
import { words } from '../../words.ts';

/** What happened, folded away; read only when somebody unfolds it, since each step is asked whether it may still be undone. */
export function History({
  title,
  order,
  facts,
}: {
  readonly title: string;
  readonly order: string;
  readonly facts: () => readonly Fact[];
}) {
  const [isOpen, setIsOpen] = useState(false);
  const folded = useRef<HTMLDetailsElement>(null);
  // It stands at the end of its sheet: what unfolds there is below what is in sight.
  useEffect(() => {
    if (isOpen) folded.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <details ref={folded} className="typed" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && <FactList order={order} facts={facts()} />}
    </details>
  );
}

/** Who did what, where and when, the latest first; what can be taken back as things stand has a button. */
function FactList({ order, facts }: { readonly order: string; readonly facts: readonly Fact[] }) {
  const core = useDevice();
  const names = useNames();
  const wording = useWording();
  const act = useAct();
  const undone = new Set(facts.flatMap((fact) => (isFact(fact, 'undone') ? [fact.event.body.undoes] : [])));
  return (
    <ol className="facts">
      {facts.toReversed().map((fact) => {
        const isUndone = undone.has(fact.event.id);
        const back = isUndone ? null : stepBack(core.book, order, fact);
        return (
          <li key={fact.event.id} data-undone={isUndone}>
            <time>{timeOfDay(hlcToMs(fact.clock))}</time>
            <span className="grow">
              <b>{names.author(fact)}</b> {inWords(fact.event, wording, order)}
              {isUndone && ` (${words.facts.wasUndone})`}
              <small className="muted"> {words.line.marks[core.markOf(fact)]}</small>
            </span>
            {back !== null && (
              <button type="button" onClick={() => act(back)}>
                {words.undo}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
