import { type LineView, lineState } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useAct } from '../data/act.ts';
import { lineConflicts, markOfAll, textOf, whoTouched } from '../data/line-marks.ts';
import { useMoney } from '../data/money.ts';
import { useNames } from '../data/names.ts';
import { isReadyToServe } from '../data/table-state.ts';
import { words } from '../words.ts';

/** One dish: how many, what, how far, how safe, by whom. */
export function LineRow({
  view,
  line,
  onOpen,
}: {
  readonly view: OrderView;
  readonly line: LineView;
  readonly onOpen: () => void;
}) {
  const core = useDevice();
  const act = useAct();
  const names = useNames();
  const { show } = useMoney();
  const { name } = line.item;
  const state = lineState(line);
  const mark = markOfAll(core, line.facts);
  const isOpen = view.state === 'open';
  const tap = (by: number) => act({ type: 'tap-quantity', order: view.order, line: line.line, by });
  return (
    <li className="line" data-state={state} data-mark={mark} data-line={line.line} data-name={name}>
      {isOpen && !line.removed && (
        <div className="line-count">
          <button
            type="button"
            aria-label={words.line.fewer(name)}
            onClick={() =>
              line.quantity === 1 && line.withKitchen === 0
                ? act(
                    { type: 'remove-line', order: view.order, line: line.line },
                    {
                      text: words.line.removed(name),
                      undo: { type: 'bring-back-line', order: view.order, line: line.line },
                    },
                  )
                : tap(-1)
            }
          >
            −
          </button>
          <output className="line-quantity">{line.quantity}</output>
          <button type="button" aria-label={words.line.another(name)} onClick={() => tap(1)}>
            +
          </button>
        </div>
      )}
      <button type="button" className="quiet line-what" onClick={onOpen}>
        <span className="line-name">
          {!isOpen && !line.removed && `${line.quantity} × `}
          {name}
          <span className="line-amount">{show(line.amount)}</span>
        </span>
        <LineDetails line={line} />
        <span className="line-state">
          <b>{words.line.states[state]}</b>
          {line.fired > 0 && line.unfired > 0 && <b>{words.line.toFire(line.unfired)}</b>}
          {line.voided > 0 && line.quantity > 0 && <span>{words.line.voidedSome(line.voided)}</span>}
          {view.late.has(line.line) && <b className="wrong">{words.line.late}</b>}
          <span className="line-mark">{words.line.marks[mark]}</span>
          <span className="muted">{whoTouched(line, names)}</span>
        </span>
        {lineConflicts(line, names).map((sentence) => (
          <span key={sentence} className="line-conflict">
            {sentence}
          </span>
        ))}
      </button>
      {isReadyToServe(line) && (
        <button type="button" onClick={() => act({ type: 'serve', order: view.order, lines: [line.line] })}>
          {words.line.serve}
        </button>
      )}
      {line.removed && isOpen && (
        <button type="button" onClick={() => act({ type: 'bring-back-line', order: view.order, line: line.line })}>
          {words.line.bringBack}
        </button>
      )}
    </li>
  );
}

function LineDetails({ line }: { readonly line: LineView }) {
  const note = textOf(line.noteUpdates);
  const seat = line.seat.value;
  const asked = [
    ...(seat === null ? [] : [words.order.seat(seat)]),
    ...line.item.modifiers.map((modifier) => modifier.name),
    ...new Set(line.chips.map((chip) => chip.word)),
  ];
  const allergies = [...new Set(line.allergies.map(({ word }) => word))];
  return (
    <>
      {asked.length > 0 && <span className="line-asked">{asked.join(' · ')}</span>}
      {allergies.length > 0 && (
        <span className="allergy">
          ⚠ {words.line.allergies}: {allergies.join(', ')}
        </span>
      )}
      {note !== '' && <span className="line-note">“{note}”</span>}
    </>
  );
}
