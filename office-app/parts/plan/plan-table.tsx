import type { Table } from '@comanda/shared/floor/floor.ts';
import type { KeyboardEvent, PointerEvent } from 'react';
import { seatsOf } from '../../data/seats.ts';
import { words } from '../../words.ts';

/** A finger finds a corner of this size, in plan pixels. */
const gripPx = 30;

export type PlanTableProps = {
  readonly table: Table;
  readonly isSelected: boolean;
  readonly hasOrder: boolean;
  readonly isTwice: boolean;
  readonly onSelect: () => void;
  readonly onGrab: (event: PointerEvent<SVGGElement>, by: 'table' | 'corner') => void;
  readonly onKeyDown: (event: KeyboardEvent<SVGGElement>) => void;
  readonly onKeyUp: () => void;
};

export function PlanTable(props: PlanTableProps) {
  const { table, isSelected, hasOrder, isTwice, onSelect, onGrab, onKeyDown, onKeyUp } = props;
  const { x, y, width, height, shape, seats } = table;
  const label = words.floors.tableLabel({ number: table.number, seats, shape: words.floors.shapes[shape], x, y });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing.
    <g
      className="plan-table"
      role="button"
      tabIndex={0}
      data-table={table.number}
      data-selected={isSelected}
      data-busy={hasOrder}
      data-twice={isTwice}
      aria-pressed={isSelected}
      transform={`translate(${x} ${y})`}
      onFocus={onSelect}
      onPointerDown={(event) => onGrab(event, 'table')}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
      onBlur={onKeyUp}
    >
      <title>{hasOrder ? words.floors.tableLabelBusy(label) : label}</title>
      {seatsOf(table).map((seat, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: chairs have no names.
          key={at}
          className="plan-seat"
          x={-11}
          y={-4}
          width={22}
          height={8}
          rx={4}
          transform={`translate(${seat.x} ${seat.y}) rotate(${seat.degrees})`}
        />
      ))}
      {shape === 'square' ? (
        <rect className="plan-top" width={width} height={height} rx={12} />
      ) : (
        <ellipse className="plan-top" cx={width / 2} cy={height / 2} rx={width / 2} ry={height / 2} />
      )}
      <text className="plan-number" x={width / 2} y={height / 2 + (shape === 'bar' ? 8 : 2)}>
        {table.number}
      </text>
      {shape !== 'bar' && (
        <text className="plan-note" x={width / 2} y={height / 2 + 22}>
          {hasOrder && width >= 96 ? words.floors.openOrder : seats}
        </text>
      )}
      {isSelected && (
        <g
          className="plan-grip"
          transform={`translate(${width} ${height})`}
          onPointerDown={(event) => {
            event.stopPropagation();
            onGrab(event, 'corner');
          }}
        >
          <rect x={-gripPx / 2} y={-gripPx / 2} width={gripPx} height={gripPx} />
          <circle r={9} />
        </g>
      )}
    </g>
  );
}
