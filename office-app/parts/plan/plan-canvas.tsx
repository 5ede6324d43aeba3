import type { Table } from '@comanda/shared/floor/floor.ts';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useGrab } from '../../data/grab.ts';
import { leastPlan, type Place } from '../../data/tables.ts';
import { words } from '../../words.ts';
import { PlanTable } from './plan-table.tsx';

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** With Shift, an arrow key goes as far as the grid. */
const farPx = 8;
const marginPx = 40;

/** The room from above. */
export function PlanCanvas({
  name,
  tables,
  selected,
  busy,
  twice,
  onSelect,
  onPlace,
  onArchive,
  onEdit,
}: {
  readonly name: string;
  readonly tables: readonly Table[];
  readonly selected: string | null;
  /** Tables with an open order. */
  readonly busy: ReadonlySet<string>;
  /** Tables whose number another one has as well. */
  readonly twice: ReadonlySet<string>;
  readonly onSelect: (table: string | null) => void;
  readonly onPlace: (table: Table, place: Place) => void;
  readonly onArchive: (table: Table) => void;
  readonly onEdit: () => void;
}) {
  const grab = useGrab(onPlace);
  const shown = tables.map((table) => (grab.held?.table === table.id ? { ...table, ...grab.held.place } : table));
  const width = Math.max(leastPlan.width, ...shown.map((table) => table.x + table.width + marginPx));
  const height = Math.max(leastPlan.height, ...shown.map((table) => table.y + table.height + marginPx));
  const key = (event: KeyboardEvent<SVGGElement>, table: Table): void => {
    const arrow = arrows[event.key];
    if (arrow !== undefined) {
      const step = event.shiftKey ? farPx : 1;
      grab.nudge(table, arrow[0] * step, arrow[1] * step);
    } else if (event.key === 'Delete' || event.key === 'Backspace') onArchive(table);
    else if (event.key === 'Enter' || event.key === ' ') onEdit();
    else return;
    event.preventDefault();
  };
  return (
    <div className="plan-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no form. */}
      <svg
        className="plan"
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={words.floors.plan(name)}
        onPointerDown={() => onSelect(null)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onSelect(null);
        }}
      >
        <defs>
          <pattern id="plan-dots" width={40} height={40} patternUnits="userSpaceOnUse">
            <circle className="plan-dot" cx={20} cy={20} r={1.6} />
          </pattern>
        </defs>
        <rect width={width} height={height} fill="url(#plan-dots)" />
        {shown.map((table) => (
          <g
            key={table.id}
            onPointerMove={(event: PointerEvent<SVGGElement>) => grab.move(event)}
            onPointerUp={() => release(table)}
            onPointerCancel={() => release(table)}
          >
            <PlanTable
              table={table}
              isSelected={table.id === selected}
              hasOrder={busy.has(table.id)}
              isTwice={twice.has(table.id)}
              onSelect={() => onSelect(table.id)}
              onGrab={(event, by) => {
                event.stopPropagation();
                onSelect(table.id);
                grab.take(event, original(table), by);
              }}
              onKeyDown={(event) => key(event, original(table))}
              onKeyUp={() => release(table)}
            />
          </g>
        ))}
      </svg>
    </div>
  );

  function original(table: Table): Table {
    return tables.find(({ id }) => id === table.id) ?? table;
  }
  function release(table: Table): void {
    grab.release(original(table));
  }
}
