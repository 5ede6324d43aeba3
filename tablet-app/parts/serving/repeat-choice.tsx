import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { Segments } from '@comanda/shared/ui/segments.tsx';
import { Stepper } from '@comanda/shared/ui/stepper.tsx';
import { useState } from 'react';
import { type AgainRow, useRepeat } from '../../data/again/use-repeat.ts';
import { useMoney } from '../../data/money.ts';
import { askedFor } from '../../data/order/asked.ts';
import { words } from '../../data/serving/words.ts';
import { words as all } from '../../words.ts';

const most = 99;

/** The latest round, or all drinks, once more: first as a list, in which each can be more or fewer. */
export function RepeatChoice({ view, onDone }: { readonly view: OrderView; readonly onDone: () => void }) {
  const repeat = useRepeat(view);
  const { show } = useMoney();
  const [chosen, setChosen] = useState<'latest' | 'drinks'>('latest');
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const rows = repeat.rounds[chosen];
  const countOf = (row: AgainRow): number => counts.get(`${chosen} ${row.line.line}`) ?? usual(row);
  const dishes = rows.reduce((sum, row) => sum + countOf(row), 0);
  const total = rows.reduce((sum, row) => sum + (isRefusal(row.item) ? 0 : countOf(row) * row.item.unitPrice), 0);
  return (
    <>
      <Segments
        label={words.again.which}
        hideLabel
        value={chosen}
        choices={[
          { value: 'latest', label: words.again.latest },
          { value: 'drinks', label: repeat.knowsDrinks ? words.again.drinks : words.again.everything },
        ]}
        onChange={setChosen}
      />
      {rows.length === 0 && <p className="muted">{words.again.nothing}</p>}
      <ul className="again">
        {rows.map((row) => (
          <AgainLine
            key={row.line.line}
            row={row}
            count={countOf(row)}
            onChange={(to) => setCounts(new Map(counts).set(`${chosen} ${row.line.line}`, to))}
          />
        ))}
      </ul>
      <button
        type="button"
        className="primary"
        disabled={dishes === 0}
        onClick={() => repeat.order(rows, countOf, onDone)}
      >
        {words.again.add(dishes, show(total))}
      </button>
    </>
  );
}

/** As often as it was; what is sold out only when somebody says so. */
const usual = ({ item, isSoldOut, count }: AgainRow): number =>
  isRefusal(item) || isSoldOut ? 0 : Math.min(most, count);

function AgainLine({
  row: { line, item, isSoldOut },
  count,
  onChange,
}: {
  readonly row: AgainRow;
  readonly count: number;
  readonly onChange: (count: number) => void;
}) {
  const asked = askedFor(line);
  return (
    <li>
      <Stepper label={line.item.name} value={count} least={0} most={isRefusal(item) ? 0 : most} onChange={onChange} />
      {(asked !== '' || isSoldOut || isRefusal(item)) && (
        <p className="muted">
          {asked}
          {isSoldOut && <b> {all.order.soldOut}</b>}
          {isRefusal(item) && <b> {sentence(item.refused)}</b>}
        </p>
      )}
    </li>
  );
}
