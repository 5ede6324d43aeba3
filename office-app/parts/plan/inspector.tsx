import { type Table, tableShapes } from '@comanda/shared/floor/floor.ts';
import { Segments } from '@comanda/shared/ui/segments.tsx';
import { Archive, Copy, Minus, Plus } from 'lucide-react';
import type { RefObject } from 'react';
import { fitting, type Place } from '../../data/tables.ts';
import { words } from '../../words.ts';
import { TextField } from '../fields.tsx';

const mostSeats = 99;

/** Everything about one table as fields: the way without dragging. */
export function Inspector({
  table,
  place,
  twin,
  onChange,
  onNumber,
  onDuplicate,
  onArchive,
}: {
  readonly table: Table;
  readonly place: RefObject<HTMLElement | null>;
  /** The floor on which another table has this number. */
  readonly twin: string | null;
  readonly onChange: (fields: Partial<Table>) => void;
  /** Gives the sentence why the number cannot be had. */
  readonly onNumber: (number: string) => string | null;
  readonly onDuplicate: () => void;
  readonly onArchive: () => void;
}) {
  const said = words.floors;
  const moved = (change: Partial<Place>): void => {
    const { x, y, width, height } = table;
    onChange(fitting({ x, y, width, height, ...change }));
  };
  const pixels = (label: string, field: keyof Place) => (
    <TextField
      label={label}
      value={String(table[field])}
      inputMode="numeric"
      maxLength={4}
      unit="px"
      onCommit={(text) => {
        if (/^\d{1,4}$/.test(text.trim())) moved({ [field]: Number(text.trim()) });
        return null;
      }}
    />
  );
  const seats = (by: number): void => onChange({ seats: Math.min(mostSeats, Math.max(0, table.seats + by)) });
  return (
    <section ref={place} className="inspector" aria-label={said.table(table.number)}>
      <h2>{said.table(table.number)}</h2>
      {twin !== null && (
        <p className="wrong" role="status">
          {said.numberTwice(twin, table.number)}
        </p>
      )}
      <TextField label={said.number} value={table.number} maxLength={12} onCommit={onNumber} />
      <div className="field">
        <span className="field-label" id="seats-label">
          {said.seatsLabel}
        </span>
        <fieldset className="stepper" aria-labelledby="seats-label">
          <button
            type="button"
            aria-label={`${said.seatsLabel} −1`}
            disabled={table.seats === 0}
            onClick={() => seats(-1)}
          >
            <Minus size={18} aria-hidden="true" />
          </button>
          <output>{table.seats}</output>
          <button
            type="button"
            aria-label={`${said.seatsLabel} +1`}
            disabled={table.seats === mostSeats}
            onClick={() => seats(1)}
          >
            <Plus size={18} aria-hidden="true" />
          </button>
        </fieldset>
      </div>
      <Segments
        label={said.shape}
        value={table.shape}
        choices={tableShapes.map((value) => ({ value, label: said.shapes[value] }))}
        onChange={(shape) => onChange({ shape })}
      />
      <div className="pairs">
        {pixels(said.x, 'x')}
        {pixels(said.y, 'y')}
        {pixels(said.width, 'width')}
        {pixels(said.height, 'height')}
      </div>
      <div className="inspector-verbs">
        <button type="button" onClick={onDuplicate}>
          <Copy size={18} aria-hidden="true" /> {said.duplicate}
        </button>
        <button type="button" className="danger" onClick={onArchive}>
          <Archive size={18} aria-hidden="true" /> {said.archiveTable}
        </button>
      </div>
    </section>
  );
}
