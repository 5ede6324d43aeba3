import { useState } from 'react';
import { type Cents, minus } from '../../money/cents.ts';
import { wholePercent } from '../../money/reduce.ts';
import { type Discount, offOf } from '../../order/discounts.ts';
import { readTyped, typeText } from '../../till/typed-amount.ts';
import { amount as inFigures, percent as inPercent } from '../figures.ts';
import { sentence } from '../refusals/sentence.ts';
import { words } from '../words.ts';
import { ReasonChoice } from './reason-choice.tsx';

const quick = [1000, 2000, 5000];

/** An amount has two figures behind the comma, as a percentage here. */
const percentAs = 'EUR';

type Choice =
  | { readonly by: 'percent'; readonly percent: number }
  | { readonly by: 'typed-percent' | 'amount'; readonly typed: string };

/** How much less it costs, and why: a usual share by a touch, another or an amount by its figures. */
export function DiscountChoice({
  what,
  worth,
  currency,
  isEach,
  hasOne,
  onSet,
  onBack,
}: {
  readonly what: string;
  /** What one of a line costs, or the whole order. */
  readonly worth: Cents;
  readonly currency: string;
  readonly isEach: boolean;
  /** There is a discount, which can be taken off again. */
  readonly hasOne: boolean;
  readonly onSet: (discount: Discount | null) => void;
  readonly onBack: () => void;
}) {
  const [choice, setChoice] = useState<Choice>({ by: 'percent', percent: quick[0] as number });
  const asked = askedIn(choice, currency);
  const isFine = asked !== null && ('percent' in asked ? asked.percent <= wholePercent : asked.amount <= worth);
  const typed = (by: 'typed-percent' | 'amount'): string => (choice.by === by ? choice.typed : '');
  const field = (by: 'typed-percent' | 'amount', label: string, as: string) => (
    <label>
      {label}
      <input
        inputMode="decimal"
        autoComplete="off"
        value={typed(by)}
        aria-invalid={choice.by === by && asked !== null && !isFine}
        onChange={(event) => setChoice({ by, typed: typeText(event.target.value, as) })}
      />
    </label>
  );
  return (
    <>
      <fieldset className="question discount-values">
        <legend>
          <b>{words.giving.discountTitle(what)}</b>
        </legend>
        <div className="row">
          {quick.map((percent) => (
            <button
              key={percent}
              type="button"
              aria-pressed={choice.by === 'percent' && choice.percent === percent}
              onClick={() => setChoice({ by: 'percent', percent })}
            >
              {inPercent(percent / wholePercent)}
            </button>
          ))}
        </div>
        <div className="row two">
          {field('typed-percent', words.giving.otherPercent, percentAs)}
          {field('amount', isEach ? words.giving.amountEach : words.giving.amountAll, currency)}
        </div>
        <p className={asked !== null && !isFine ? 'wrong' : 'muted'} role="status">
          {asked !== null && (isFine ? instead(asked, worth, currency, isEach) : sentence('bad-discount'))}
        </p>
      </fieldset>
      {hasOne && (
        <button type="button" onClick={() => onSet(null)}>
          {words.giving.fullPrice}
        </button>
      )}
      <ReasonChoice
        title={words.reason.why}
        reasons={Object.values(words.giving.discountReasons)}
        tone="calm"
        disabled={!isFine}
        onCancel={onBack}
        onChoose={(reason) => asked !== null && onSet({ ...asked, reason })}
      />
    </>
  );
}

/** Null while nothing is typed. */
function askedIn(choice: Choice, currency: string): { percent: number } | { amount: number } | null {
  if (choice.by === 'percent') return { percent: choice.percent };
  const read = readTyped(choice.typed, choice.by === 'amount' ? currency : percentAs);
  if (read === null || read < 1) return null;
  return choice.by === 'amount' ? { amount: read } : { percent: read };
}

function instead(
  asked: { percent: number } | { amount: number },
  worth: Cents,
  currency: string,
  isEach: boolean,
): string {
  const now = minus(worth, offOf({ ...asked, reason: '' }, worth));
  const say = isEach ? words.giving.insteadEach : words.giving.instead;
  return say(inFigures(now, currency), inFigures(worth, currency));
}
