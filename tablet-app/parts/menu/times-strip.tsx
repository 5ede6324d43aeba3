import { Icon } from '@comanda/shared/ui/icon.tsx';
import { X } from 'lucide-react';
import { memo } from 'react';
import { withDigit } from '../../data/menu/menu-keys.ts';
import { words } from '../../words.ts';

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** `3 ×` first, then the dish. */
export const TimesStrip = memo(function TimesStrip({
  times,
  onTimes,
}: {
  readonly times: number | null;
  readonly onTimes: (times: number | null) => void;
}) {
  return (
    <fieldset className="times" aria-label={words.order.howMany}>
      {digits.map((digit) => (
        <button
          key={digit}
          type="button"
          className="quiet"
          aria-label={words.order.times(withDigit(times, digit) ?? digit)}
          aria-pressed={times !== null && times % 10 === digit}
          onClick={() => onTimes(withDigit(times, digit))}
        >
          {digit}
        </button>
      ))}
      <button type="button" className="times-now" disabled={times === null} onClick={() => onTimes(null)}>
        <output>{times ?? 1} ×</output>
        {times !== null && <span className="visually-hidden">{words.order.noTimes}</span>}
        {times !== null && <Icon of={X} />}
      </button>
    </fieldset>
  );
});
