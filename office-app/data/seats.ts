import type { Table } from '@comanda/shared/floor/floor.ts';

export type Seat = { readonly x: number; readonly y: number; readonly degrees: number };

/** How far a chair's middle stands from the edge of its table. */
const awayPx = 7;

/** Where the chairs of a table stand, as seen from its upper left corner. A bar stool is its own chair. */
export function seatsOf({ shape, seats, width, height }: Pick<Table, 'shape' | 'seats' | 'width' | 'height'>): Seat[] {
  if (shape === 'bar') return [];
  const shown = Math.min(seats, 24);
  return shape === 'round' ? around(shown, width, height) : alongSides(shown, width, height);
}

const around = (seats: number, width: number, height: number): Seat[] =>
  Array.from({ length: seats }, (_, at) => {
    const angle = (at / seats) * 2 * Math.PI - Math.PI / 2;
    return {
      x: width / 2 + Math.cos(angle) * (width / 2 + awayPx),
      y: height / 2 + Math.sin(angle) * (height / 2 + awayPx),
      degrees: (angle * 180) / Math.PI + 90,
    };
  });

/** The long sides fill first; a square table of four has one guest on each side. */
function alongSides(seats: number, width: number, height: number): Seat[] {
  const isWide = width >= height;
  const isSquare = Math.abs(width - height) < 24;
  const ends = isSquare && seats > 2 ? 2 : 0;
  const along = seats - ends;
  const [first, second] = [Math.ceil(along / 2), Math.floor(along / 2)];
  const row = (count: number, far: boolean): Seat[] =>
    Array.from({ length: count }, (_, at) => {
      const share = (at + 1) / (count + 1);
      return isWide
        ? { x: width * share, y: far ? height + awayPx : -awayPx, degrees: 0 }
        : { x: far ? width + awayPx : -awayPx, y: height * share, degrees: 90 };
    });
  const atEnds: Seat[] = isWide
    ? [
        { x: -awayPx, y: height / 2, degrees: 90 },
        { x: width + awayPx, y: height / 2, degrees: 90 },
      ]
    : [
        { x: width / 2, y: -awayPx, degrees: 0 },
        { x: width / 2, y: height + awayPx, degrees: 0 },
      ];
  return [...row(first, false), ...row(second, true), ...atEnds.slice(0, ends)];
}
