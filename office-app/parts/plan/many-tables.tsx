import { type Table, tableShapes } from '@comanda/shared/floor/floor.ts';
import { Segments } from '@comanda/shared/ui/segments.tsx';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { type FormEvent, useState } from 'react';
import { words } from '../../words.ts';
import { SelectField } from '../fields.tsx';

const counts = [2, 4, 6, 8, 10, 12, 16, 20, 24, 30, 40];
const seatCounts = [1, 2, 3, 4, 5, 6, 8, 10, 12];
const asChoices = (numbers: readonly number[]) => numbers.map((one) => ({ id: String(one), name: String(one) }));

/** Draws a room's tables in one go. */
export function ManyTables({
  next,
  onMake,
  onClose,
}: {
  readonly next: string;
  readonly onMake: (count: number, seats: number, shape: Table['shape']) => void;
  readonly onClose: () => void;
}) {
  const [count, setCount] = useState(12);
  const [seats, setSeats] = useState(4);
  const [shape, setShape] = useState<Table['shape']>('square');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onMake(count, seats, shape);
  };
  return (
    <Sheet title={words.floors.generateTitle} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <p className="muted">{words.floors.generateDetail(next)}</p>
        <div className="pairs">
          <SelectField
            label={words.floors.howMany}
            value={String(count)}
            choices={asChoices(counts)}
            onChoose={(chosen) => setCount(Number(chosen))}
          />
          <SelectField
            label={words.floors.seatsLabel}
            value={String(seats)}
            choices={asChoices(seatCounts)}
            onChoose={(chosen) => setSeats(Number(chosen))}
          />
        </div>
        <Segments
          label={words.floors.shape}
          value={shape}
          choices={tableShapes.map((value) => ({ value, label: words.floors.shapes[value] }))}
          onChange={setShape}
        />
        <button type="submit" className="primary">
          {words.floors.make(count)}
        </button>
      </form>
    </Sheet>
  );
}
