import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { useState } from 'react';
import { words } from '../words.ts';
import { Stepper } from './stepper.tsx';

const quickGuests = [1, 2, 3, 4, 5, 6, 7, 8];
const mostGuests = 99;

/** Asked when a table is opened; never in the way. */
export function GuestsSheet({
  title,
  usual,
  onChoose,
  onClose,
}: {
  readonly title: string;
  readonly usual: number;
  readonly onChoose: (guests: number | null) => void;
  readonly onClose: () => void;
}) {
  const [guests, setGuests] = useState(usual);
  return (
    <Sheet title={title} onClose={onClose}>
      <div className="choices">
        {quickGuests.map((count) => (
          <button key={count} type="button" aria-pressed={count === guests} onClick={() => setGuests(count)}>
            {count}
          </button>
        ))}
      </div>
      <Stepper label={words.menu.guests} value={guests} least={1} most={mostGuests} onChange={setGuests} />
      <div className="row">
        <button type="button" onClick={() => onChoose(null)}>
          {words.open.skip}
        </button>
        <button type="button" className="primary grow" onClick={() => onChoose(guests)}>
          {words.open.open(guests)}
        </button>
      </div>
    </Sheet>
  );
}
