import { cents, times } from '@comanda/shared/money/cents.ts';
import { type LineView, lineState } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useState } from 'react';
import { useMoney } from '../../data/money.ts';
import { canGo } from '../../data/moving/move-some.ts';
import { inWords } from '../../data/moving/transfer.ts';
import { words } from '../../data/moving/words.ts';
import { askedFor } from '../../data/order/asked.ts';
import { words as all } from '../../words.ts';
import { LineGiven } from '../lines/line-words.tsx';
import { HowMany } from './how-many.tsx';
import { TransferTargets } from './transfer-targets.tsx';

/** Some lines go to another order, or to a table that is free: first which and how many of each, then where. */
export function TransferChoice({
  view,
  only,
  onDone,
}: {
  readonly view: OrderView;
  /** The line that it is about, when it is known already. */
  readonly only?: LineView;
  readonly onDone: () => void;
}) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const lines = view.lines.filter((line) => !line.removed && line.quantity > 0);
  const picked = (only === undefined ? lines.filter(({ line }) => chosen.includes(line)) : [only]).map((line) => ({
    line,
    count: canGo(line, counts.get(line.line)),
  }));
  return (
    <>
      {only === undefined && <LineChoice lines={lines} chosen={chosen} onChoose={setChosen} />}
      {picked.map(({ line, count }) => (
        <HowMany
          key={line.line}
          line={line}
          label={only === undefined ? words.howManyOf(line.item.name) : words.howMany}
          count={count}
          onChange={(to) => setCounts(new Map(counts).set(line.line, to))}
        />
      ))}
      {picked.length > 0 && (
        <>
          <h3>{words.where(inWords(picked))}</h3>
          <TransferTargets view={view} picked={picked} onDone={onDone} />
        </>
      )}
    </>
  );
}

type LineChoiceProps = {
  readonly lines: readonly LineView[];
  readonly chosen: readonly string[];
  readonly onChoose: (lines: readonly string[]) => void;
};

/** Line by line, or all that is for one seat. */
export function LineChoice({ lines, chosen, onChoose }: LineChoiceProps) {
  const { currency } = useMoney();
  const seats = [...new Set(lines.flatMap(({ seat }) => seat.value ?? []))].sort((a, b) => a - b);
  const ofSeat = (seat: number): string[] => lines.filter((line) => line.seat.value === seat).map(({ line }) => line);
  const isChosen = (some: readonly string[]): boolean => some.every((line) => chosen.includes(line));
  const toggle = (some: readonly string[]): void => {
    const rest = chosen.filter((line) => !some.includes(line));
    onChoose(isChosen(some) ? rest : [...rest, ...some]);
  };
  return (
    <>
      {seats.length > 0 && (
        <div className="row">
          {seats.map((seat) => (
            <button key={seat} type="button" aria-pressed={isChosen(ofSeat(seat))} onClick={() => toggle(ofSeat(seat))}>
              {all.order.seat(seat)}
            </button>
          ))}
        </div>
      )}
      <div className="choices whole-names">
        {lines.map((one) => (
          <button
            key={one.line}
            type="button"
            aria-pressed={chosen.includes(one.line)}
            onClick={() => toggle([one.line])}
          >
            {words.some(one.quantity, one.item.name)}
            {askedFor(one) !== '' && <small className="muted">{askedFor(one)}</small>}
            {one.full === times(cents(one.item.unitPrice), one.quantity) && (
              <LineGiven line={one} currency={currency} />
            )}
            <small className="muted">{all.line.states[lineState(one)]}</small>
          </button>
        ))}
      </div>
    </>
  );
}
