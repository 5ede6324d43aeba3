import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { mostGuests, type Share } from '@comanda/shared/till/taking.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Armchair, Coins, Plus, Users, Utensils } from 'lucide-react';
import { useState } from 'react';
import { useMoney } from '../../data/money.ts';
import { canGo } from '../../data/moving/move-some.ts';
import { words as moving } from '../../data/moving/words.ts';
import { words } from '../../data/serving/words.ts';
import {
  asTheyAre,
  type Bills,
  bySeat,
  mostBills,
  noBills,
  openTo,
  splitsOf,
  sumsOf,
} from '../../data/splitting/bills.ts';
import { useSplit } from '../../data/splitting/use-split.ts';
import { HowMany } from '../moving/how-many.tsx';
import { LineChoice } from '../moving/transfer-choice.tsx';

/** The bill that stays is A. */
const letterOf = (bill: number): string => String.fromCharCode('B'.charCodeAt(0) + bill);

/** One bill becomes several: touch a bill, then what goes on it. What stays is always in sight. */
export function SplitChoice({
  view,
  onPay,
  onPayDishes,
  onDone,
}: {
  readonly view: OrderView;
  /** By money alone: nothing moves, several guests pay parts of one bill. */
  readonly onPay: (share: Share) => void;
  readonly onPayDishes: () => void;
  readonly onDone: () => void;
}) {
  const split = useSplit(view);
  const { show } = useMoney();
  const [chosen, setChosen] = useState<Bills>(noBills);
  const [bill, setBill] = useState(0);
  const bills = asTheyAre(view, chosen);
  const seats = bySeat(view);
  const seated = new Set(view.lines.flatMap(({ seat }) => seat.value ?? []));
  const sums = sumsOf(view, bills);
  const open = openTo(view, bills, bill);
  const own = bills[bill] ?? new Map<string, number>();
  const made = splitsOf(view, bills).length;
  // Money that was taken was taken for this bill.
  const isShort = sums.stays < view.paid;
  const set = (counts: ReadonlyMap<string, number>): void => setChosen(bills.with(bill, counts));
  return (
    <>
      <div className="choices order-verbs">
        <button
          type="button"
          className="with-icon"
          disabled={seats === null}
          onClick={() => {
            setChosen(seats ?? noBills);
            setBill(0);
          }}
        >
          <Icon of={Armchair} />
          {words.split.bySeat}
        </button>
        <button
          type="button"
          className="with-icon"
          onClick={() => onPay(Math.min(mostGuests, Math.max(2, view.guests.value ?? 2)))}
        >
          <Icon of={Users} />
          {words.split.payEvenly}
        </button>
        <button type="button" className="with-icon" onClick={onPayDishes}>
          <Icon of={Utensils} />
          {words.split.payDishes}
        </button>
        <button type="button" className="with-icon" onClick={() => onPay('part')}>
          <Icon of={Coins} />
          {words.split.payAmount}
        </button>
      </div>
      {seated.size < 2 && <p className="muted">{words.split.noSeats}</p>}
      <fieldset className="split-bills" aria-label={words.split.which}>
        <output className="chip">{words.split.stays(show(sums.stays))}</output>
        {bills.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bill is its place.
          <button key={index} type="button" aria-pressed={index === bill} onClick={() => setBill(index)}>
            {words.split.bill(letterOf(index), show(sums.each[index] ?? 0))}
          </button>
        ))}
        <button
          type="button"
          className="with-icon"
          disabled={bills.length >= mostBills}
          onClick={() => {
            setChosen([...bills, new Map()]);
            setBill(bills.length);
          }}
        >
          <Icon of={Plus} />
          {words.split.another}
        </button>
      </fieldset>
      <p className="muted">{words.split.touch(letterOf(bill))}</p>
      <LineChoice
        lines={open}
        chosen={[...own].flatMap(([line, count]) => (count > 0 ? [line] : []))}
        onChoose={(lines) =>
          set(
            new Map(
              open.flatMap((one) => (lines.includes(one.line) ? [[one.line, canGo(one, own.get(one.line))]] : [])),
            ),
          )
        }
      />
      {open
        .filter(({ line }) => (own.get(line) ?? 0) > 0)
        .map((line) => (
          <HowMany
            key={line.line}
            line={line}
            label={moving.howManyOf(line.item.name)}
            count={own.get(line.line) ?? 0}
            onChange={(to) => set(new Map(own).set(line.line, to))}
          />
        ))}
      {view.discounts.standing.length > 0 && <p className="notice">{words.split.discountStays}</p>}
      {isShort && <p className="notice">{words.split.paidHere(show(view.paid))}</p>}
      <button type="button" className="primary" disabled={made === 0 || isShort} onClick={() => split(bills, onDone)}>
        {words.split.make(made + 1)}
      </button>
    </>
  );
}
