import { X } from 'lucide-react';
import { useState } from 'react';
import { Icon } from './icon.tsx';
import { Numpad } from './numpad.tsx';
import { words } from './words.ts';

const mostDigits = 2;

/** `3 ×` first, then the dish: the number waits beside the pad until something is added, or it is taken back. */
export function QuantityPad({
  times,
  onTimes,
}: {
  /** How many the next dish will be; null: one, as always. */
  readonly times: number | null;
  readonly onTimes: (times: number | null) => void;
}) {
  const [typed, setTyped] = useState('');
  const take = (): void => {
    if (Number(typed) > 0) onTimes(Number(typed));
    setTyped('');
  };
  return (
    <div className="quantity-pad">
      <div className="quantity-shown">
        <output aria-live="polite">{times === null ? typed : words.numpad.times(times)}</output>
        {times !== null && (
          <button
            type="button"
            className="quiet"
            aria-label={words.numpad.clearTimes(times)}
            onClick={() => onTimes(null)}
          >
            <Icon of={X} />
          </button>
        )}
      </div>
      <Numpad
        value={typed}
        most={mostDigits}
        onChange={(next) => {
          onTimes(null);
          setTyped(next.replace(/^0+/, ''));
        }}
        corner={{ label: '×', name: words.numpad.takeTimes, press: take }}
      />
    </div>
  );
}
