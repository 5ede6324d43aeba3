import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { canBeVoid, type NotPaid, NotPaidHint, NotPaidVerbs } from '@comanda/shared/ui/giving/not-paid-verbs.tsx';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { ArrowRightLeft, CopyPlus, Flame, Pause, Play, SlidersHorizontal, Trash2, Undo2 } from 'lucide-react';
import { useId } from 'react';
import { useAct } from '../../data/act.ts';
import { useMenuBoard } from '../../data/menu/menu.ts';
import { questionsOf } from '../../data/menu/questions.ts';
import { useSameAgain } from '../../data/menu/same-again.ts';
import { words } from '../../words.ts';

type VerbsProps = {
  readonly view: OrderView;
  readonly line: LineView;
  readonly onNotPaid: (verb: NotPaid) => void;
  readonly onMove: () => void;
  readonly onChange: () => void;
  readonly onClose: () => void;
};

/** What can be done with a line as it is now. What throws food away stands apart. */
export function LineVerbs({ view, line, onNotPaid, onMove, onChange, onClose }: VerbsProps) {
  const core = useDevice();
  const hint = useId();
  const act = useAct();
  const sameAgain = useSameAgain(view);
  const { menu } = useMenuBoard();
  const { order } = view;
  const only = { order, line: line.line };
  const product = menu.products.get(line.item.product);
  const canChange = line.withKitchen === 0 && product !== undefined && questionsOf(menu, product).length > 0;
  if (line.removed) {
    return (
      <div className="row">
        <button type="button" className="with-icon" onClick={() => act({ type: 'bring-back-line', ...only })}>
          <Icon of={Undo2} />
          {words.line.bringBack(Math.max(1, line.wanted.value))}
        </button>
      </div>
    );
  }
  return (
    <div className="line-verbs">
      <div className="row">
        {line.unfired > 0 && (
          <>
            <button
              type="button"
              className="with-icon"
              onClick={() => act({ type: 'fire', order, lines: [line.line] }, undefined, onClose)}
            >
              <Icon of={Flame} />
              {words.line.fire}
            </button>
            <button
              type="button"
              className="with-icon"
              onClick={() => act({ type: 'hold', order, lines: [line.line], held: !line.held })}
            >
              {line.held ? <Icon of={Play} /> : <Icon of={Pause} />}
              {line.held ? words.line.release : words.line.hold}
            </button>
          </>
        )}
        <button type="button" className="with-icon" onClick={() => sameAgain(line, core.newId(), onClose)}>
          <Icon of={CopyPlus} />
          {words.line.sameAgain}
        </button>
        {canChange && (
          <button type="button" className="with-icon" onClick={onChange}>
            <Icon of={SlidersHorizontal} />
            {words.line.change}
          </button>
        )}
        <button type="button" className="with-icon" onClick={onMove}>
          <Icon of={ArrowRightLeft} />
          {words.line.move}
        </button>
      </div>
      {line.withKitchen === 0 && line.quantity > 0 && (
        <button
          type="button"
          className="danger with-icon"
          onClick={() => {
            const undo = { type: 'bring-back-line', ...only } as const;
            act({ type: 'remove-line', ...only }, { text: words.line.removed(line.item.name), undo }, onClose);
          }}
        >
          <Icon of={Trash2} />
          {words.line.remove}
        </button>
      )}
      {line.quantity > 0 && (
        <div className="not-paid-verbs">
          <NotPaidVerbs order={order} line={line} hint={hint} onNotPaid={onNotPaid} />
          {canBeVoid(line) && <NotPaidHint id={hint} />}
        </div>
      )}
    </div>
  );
}
