import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { Stepper } from '@comanda/shared/ui/stepper.tsx';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { words as expected } from '../data/expected/words.ts';
import { words } from '../words.ts';

const quickGuests = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const mostGuests = 99;

/** Asked when a table is opened; never in the way: a number opens it at once, and typed digits do as well. */
export function GuestsSheet({
  title,
  usual,
  onChoose,
  onLater,
  onClose,
}: {
  readonly title: string;
  readonly usual: number;
  readonly onChoose: (guests: number | null) => void;
  /** They are not here yet. */
  readonly onLater: () => void;
  readonly onClose: () => void;
}) {
  const [guests, setGuests] = useState(usual);
  const [isTyped, setIsTyped] = useState(false);
  const opens = useRef<HTMLButtonElement>(null);
  // Enter opens the table. The sheet itself begins at its first button, which is its way out.
  useEffect(() => opens.current?.focus(), []);
  const type = (event: KeyboardEvent): void => {
    if (!/^\d$/.test(event.key)) return;
    const longer = isTyped ? guests * 10 + Number(event.key) : Number(event.key);
    setGuests(Math.min(mostGuests, Math.max(1, longer)));
    setIsTyped(true);
  };
  return (
    <Sheet title={title} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: digits typed anywhere in the sheet; each has a button too. */}
      <div className="guests" onKeyDown={type}>
        <div className="guest-counts">
          {quickGuests.map((count) => (
            <button
              key={count}
              type="button"
              aria-label={words.guests(count)}
              data-usual={count === usual}
              onClick={() => onChoose(count)}
            >
              {count}
            </button>
          ))}
        </div>
        <Stepper label={words.open.beyond} value={guests} least={1} most={mostGuests} onChange={setGuests} />
        <div className="row">
          <button type="button" onClick={() => onChoose(null)}>
            {words.open.skip}
          </button>
          <button type="button" onClick={onLater}>
            {expected.expectLater}
          </button>
          <button type="button" className="primary grow" ref={opens} onClick={() => onChoose(guests)}>
            {words.open.open(guests)}
          </button>
        </div>
      </div>
    </Sheet>
  );
}
