import type { Table } from '@comanda/shared/floor/floor.ts';
import { type PointerEvent, useRef, useState } from 'react';
import { fitting, onGrid, type Place } from './tables.ts';

/** A place that is not written yet: it moves with the finger. */
export type Held = { readonly table: string; readonly place: Place };

type Grab = { readonly table: Table; readonly by: 'table' | 'corner'; readonly fromX: number; readonly fromY: number };

/** Where a touch is, in plan pixels. */
function onPlan(event: PointerEvent<SVGGElement>): { readonly x: number; readonly y: number } | null {
  const matrix = event.currentTarget.ownerSVGElement?.getScreenCTM();
  if (matrix === null || matrix === undefined) return null;
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
  return { x, y };
}

export const placeOf = ({ x, y, width, height }: Place): Place => ({ x, y, width, height });

/**
 * Moves and resizes tables: by touch on the grid, by key a pixel at a time. What is held is shown and written once it is let go.
 */
export function useGrab(letGo: (table: Table, place: Place) => void) {
  const grab = useRef<Grab | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const release = (table: Table): void => {
    grab.current = null;
    if (held?.table !== table.id) return;
    setHeld(null);
    if (JSON.stringify(held.place) !== JSON.stringify(placeOf(table))) letGo(table, held.place);
  };
  return {
    held,
    release,
    take(event: PointerEvent<SVGGElement>, table: Table, by: Grab['by']): void {
      const at = onPlan(event);
      if (at === null || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grab.current = { table, by, fromX: at.x, fromY: at.y };
    },
    move(event: PointerEvent<SVGGElement>): void {
      const at = onPlan(event);
      if (grab.current === null || at === null) return;
      const { table, by, fromX, fromY } = grab.current;
      const [dx, dy] = [at.x - fromX, at.y - fromY];
      // A finger is never quite still: a touch that only selects must not move anything.
      if (held === null && Math.hypot(dx, dy) < 5) return;
      const place =
        by === 'table'
          ? { ...placeOf(table), x: onGrid(table.x + dx), y: onGrid(table.y + dy) }
          : { ...placeOf(table), width: onGrid(table.width + dx), height: onGrid(table.height + dy) };
      setHeld({ table: table.id, place: fitting(place) });
    },
    nudge(table: Table, dx: number, dy: number): void {
      const from = held?.table === table.id ? held.place : placeOf(table);
      setHeld({ table: table.id, place: fitting({ ...from, x: from.x + dx, y: from.y + dy }) });
    },
  };
}
