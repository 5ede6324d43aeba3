import { hlcToMs } from '@comanda/shared/base/clock.ts';
import { type Fact, isFact } from '@comanda/shared/order/events.ts';
import { canBeTakenBack } from '@comanda/shared/order/rules.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { useAct } from '../../data/act.ts';
import { inWords } from '../../data/facts-in-words.ts';
import { useNames } from '../../data/names.ts';
import { useWording } from '../../data/use-wording.ts';
import { words } from '../../words.ts';

/** Who did what, where and when, the latest first; what can be taken back has a button. */
export function FactList({ order, facts }: { readonly order: string; readonly facts: readonly Fact[] }) {
  const core = useDevice();
  const names = useNames();
  const wording = useWording();
  const act = useAct();
  const undone = new Set(facts.flatMap((fact) => (isFact(fact, 'undone') ? [fact.event.body.undoes] : [])));
  return (
    <ol className="facts">
      {facts.toReversed().map((fact) => {
        const isUndone = undone.has(fact.event.id);
        return (
          <li key={fact.event.id} data-undone={isUndone}>
            <time>{timeOfDay(hlcToMs(fact.clock))}</time>
            <span className="grow">
              <b>{names.author(fact)}</b> {inWords(fact.event, wording, order)}
              {isUndone && ` (${words.facts.wasUndone})`}
              <small className="muted"> {words.line.marks[core.markOf(fact)]}</small>
            </span>
            {canBeTakenBack(fact.event.type) && !isUndone && (
              <button
                type="button"
                onClick={() => act({ type: 'undo', order: fact.event.orderId, event: fact.event.id })}
              >
                {words.undo}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
