import { type LineView, lineState } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { Minus, Plus } from 'lucide-react';
import { useAct } from '../../data/act.ts';
import { firstName, type Looker } from '../../data/floor/people-here.ts';
import { useMoney } from '../../data/money.ts';
import { useNames } from '../../data/names.ts';
import type { KitchenSince } from '../../data/order/kitchen-word.ts';
import { lineConflicts, markOfAll, whoTouched } from '../../data/order/line-marks.ts';
import { isReadyToServe } from '../../data/table-state.ts';
import { words } from '../../words.ts';
import { LinePlace } from './line-place.tsx';
import { LineAsked, LineWords } from './line-words.tsx';

type RowProps = {
  readonly view: OrderView;
  readonly line: LineView;
  readonly kitchenSince: KitchenSince;
  /** Who has its sheet open on another device. */
  readonly changing: readonly Looker[];
  readonly onOpen: () => void;
};

/** One dish: how many, what, how far, how safe, by whom. */
export function LineRow({ view, line, kitchenSince, changing, onOpen }: RowProps) {
  const core = useDevice();
  const act = useAct();
  const names = useNames();
  const { show } = useMoney();
  const { name } = line.item;
  const mark = markOfAll(core, line.facts);
  const isOpen = view.state === 'open';
  return (
    <li
      className="line"
      data-state={lineState(line)}
      data-mark={mark}
      data-line={line.line}
      data-name={name}
      data-latest={view.lines.at(-1)?.line === line.line}
    >
      {isOpen && !line.removed ? (
        <LineCount view={view} line={line} />
      ) : (
        <output className="line-quantity alone">{line.quantity}</output>
      )}
      <button type="button" className="quiet line-what" onClick={onOpen}>
        <span className="line-name">
          <span>{name}</span>
          <span className="line-amount">{show(line.amount)}</span>
        </span>
        {changing.length > 0 && <Changing by={changing} />}
        <LineAsked view={view} line={line} />
        <LineWords view={view} line={line} mark={mark} kitchenSince={kitchenSince} who={whoTouched(line, names)} />
        {lineConflicts(line, names).map(({ said }) => (
          <span key={said} className="line-conflict">
            {said}
          </span>
        ))}
      </button>
      {isOpen && !line.removed && <LinePlace view={view} line={line} />}
      {isReadyToServe(line) && (
        <button
          type="button"
          className="serve"
          onClick={() =>
            act({ type: 'serve', order: view.order, lines: [line.line] }, { text: words.line.wasServed(name) })
          }
        >
          {words.line.serve}
        </button>
      )}
      {line.removed && isOpen && (
        <button
          type="button"
          className="bring-back"
          onClick={() => act({ type: 'bring-back-line', order: view.order, line: line.line })}
        >
          {words.line.bringBack}
        </button>
      )}
    </li>
  );
}

/** No lock: what both say is merged. But one may wish to wait a moment. */
function Changing({ by }: { readonly by: readonly Looker[] }) {
  return (
    <span className="line-changing">
      {by.map((one) => (
        <Badge key={one.device} initials={one.initials} colour={one.colour} />
      ))}
      {words.line.changing(by.map(firstName).join(', '), by.length)}
    </span>
  );
}

function LineCount({ view, line }: { readonly view: OrderView; readonly line: LineView }) {
  const act = useAct();
  const { name } = line.item;
  const only = { order: view.order, line: line.line };
  const less = (): void => {
    if (line.quantity === 1 && line.withKitchen === 0)
      act(
        { type: 'remove-line', ...only },
        { text: words.line.removed(name), undo: { type: 'bring-back-line', ...only } },
      );
    else act({ type: 'tap-quantity', ...only, by: -1 });
  };
  return (
    <div className="line-count">
      <button type="button" className="quiet" aria-label={words.line.fewer(name)} onClick={less}>
        <Minus className="icon" aria-hidden="true" />
      </button>
      <output className="line-quantity">{line.quantity}</output>
      <button
        type="button"
        className="quiet"
        aria-label={words.line.another(name)}
        onClick={() => act({ type: 'tap-quantity', ...only, by: 1 })}
      >
        <Plus className="icon" aria-hidden="true" />
      </button>
    </div>
  );
}
