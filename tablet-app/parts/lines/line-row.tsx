import type { Allergen } from '@comanda/shared/menu/menu.ts';
import { isReadyToServe, type LineView, lineState } from '@comanda/shared/order/line-view.ts';
import type { Mark } from '@comanda/shared/sync/device-core.ts';
import { useBeforeReason } from '@comanda/shared/ui/approvals/before-reason.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { canBeVoid, leastOf } from '@comanda/shared/ui/giving/not-paid-verbs.tsx';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { words as shared } from '@comanda/shared/ui/words.ts';
import { Minus, Plus } from 'lucide-react';
import { memo } from 'react';
import { useAct } from '../../data/act.ts';
import { firstName, type Looker } from '../../data/floor/people-here.ts';
import { useMoney } from '../../data/money.ts';
import { useNames } from '../../data/names.ts';
import type { Courses } from '../../data/order/courses.ts';
import { lineConflicts, touchesOf } from '../../data/order/line-marks.ts';
import { words } from '../../words.ts';
import { CookedElsewhere, isCookedElsewhere } from './cooked-elsewhere.tsx';
import { LinePlace } from './line-place.tsx';
import { LineAsked, LineGiven, LineWords } from './line-words.tsx';

type RowProps = {
  readonly order: string;
  readonly isOpen: boolean;
  readonly line: LineView;
  readonly isLatest: boolean;
  /** It came after the bill was paid. */
  readonly isLate: boolean;
  readonly mark: Mark;
  /** How far it is, in words. */
  readonly stateWord: string;
  /** What happened to its dish since it was added, in words. */
  readonly news: string | null;
  /** What is in it that somebody at this table must not eat. */
  readonly dangers: readonly Allergen[];
  /** Who has its sheet open on another device. */
  readonly changing: readonly Looker[];
  /** How many there are to choose from. */
  readonly seats: number;
  readonly courses: Courses;
  /** Its sheet; or at once what is asked of a dish that the kitchen has and nobody wants any more. */
  readonly onOpen: (line: string, first?: 'void') => void;
};

/** One dish: how many, what, how far, how safe, by whom. Drawn again only for news of its own: an order has many, a tap is about one. */
export const LineRow = memo(function LineRow(props: RowProps) {
  const { order, isOpen, line, mark, changing, onOpen } = props;
  const act = useAct();
  const names = useNames();
  const { show, currency } = useMoney();
  const { name } = line.item;
  return (
    <li
      className="line"
      data-state={lineState(line)}
      data-mark={mark}
      data-line={line.line}
      data-name={name}
      data-latest={props.isLatest}
    >
      {isOpen && !line.removed ? (
        <LineCount order={order} line={line} onVoid={() => onOpen(line.line, 'void')} />
      ) : (
        <output className="line-quantity alone">{line.quantity}</output>
      )}
      <button
        type="button"
        className="quiet line-what"
        // A key that is still held from the − before it was for that.
        onKeyDown={(event) => event.repeat && event.preventDefault()}
        onClick={() => onOpen(line.line)}
      >
        <span className="line-name">
          <span>{name}</span>
          <span className="line-amount">
            {line.amount < line.full && (
              <del>
                <span className="visually-hidden">{shared.giving.was(show(line.full))}</span>
                <span aria-hidden="true">{show(line.full)}</span>
              </del>
            )}{' '}
            {show(line.amount)}
          </span>
        </span>
        {changing.length > 0 && <Changing by={changing} />}
        <LineAsked line={line} dangers={props.dangers} />
        <LineGiven line={line} currency={currency} />
        <LineWords
          line={line}
          isLate={props.isLate}
          mark={mark}
          stateWord={props.stateWord}
          touches={touchesOf(line, names)}
        />
        {props.news !== null && <span className="line-conflict">{props.news}</span>}
        {isCookedElsewhere(line) && (
          <span className="line-conflict">
            <CookedElsewhere line={line} />
          </span>
        )}
        {lineConflicts(line, names, currency).map(({ said }) => (
          <span key={said} className="line-conflict">
            {said}
          </span>
        ))}
      </button>
      {isOpen && !line.removed && <LinePlace order={order} line={line} seats={props.seats} courses={props.courses} />}
      {isReadyToServe(line) && (
        <button
          type="button"
          className="serve"
          onClick={() => act({ type: 'serve', order, lines: [line.line] }, { text: words.line.wasServed(name) })}
        >
          {words.line.serve}
        </button>
      )}
      {line.removed && isOpen && (
        <button
          type="button"
          className="bring-back"
          onClick={() => act({ type: 'bring-back-line', order, line: line.line })}
        >
          {words.line.bringBack(Math.max(1, line.wanted.value))}
        </button>
      )}
    </li>
  );
});

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

function LineCount({
  order,
  line,
  onVoid,
}: {
  readonly order: string;
  readonly line: LineView;
  readonly onVoid: () => void;
}) {
  const act = useAct();
  const beforeReason = useBeforeReason();
  const { name } = line.item;
  const only = { order, line: line.line };
  const less = (): void => {
    if (line.quantity === 1 && line.withKitchen === 0)
      act(
        { type: 'remove-line', ...only },
        { text: words.line.removed(name), undo: { type: 'bring-back-line', ...only } },
      );
    else if (canBeVoid(line) && line.unfired === 0) beforeReason(leastOf('void', order, line.line), onVoid);
    else act({ type: 'tap-quantity', ...only, by: -1 });
  };
  return (
    <div className="line-count">
      <button
        type="button"
        className="quiet"
        aria-label={words.line.fewer(name)}
        // A key that is held takes off as many as there are, and does not go on in the sheet that asks why.
        onKeyDown={(event) => event.repeat && line.unfired === 0 && event.preventDefault()}
        onClick={less}
      >
        <Icon of={Minus} />
      </button>
      <output className="line-quantity">{line.quantity}</output>
      <button
        type="button"
        className="quiet"
        aria-label={words.line.another(name)}
        onClick={() => act({ type: 'tap-quantity', ...only, by: 1 })}
      >
        <Icon of={Plus} />
      </button>
    </div>
  );
}
