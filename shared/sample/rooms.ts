import type { Table } from '../floor/floor.ts';

type Place = Pick<Table, 'number' | 'seats' | 'shape' | 'x' | 'y' | 'width' | 'height'>;

export type Room = { readonly name: string; readonly tables: readonly Place[] };

/** Rooms are drawn on 1000 × 700 plan pixels. */
export const plan = { width: 1000, height: 700 } as const;

/** A row of equal tables, from `x` to the right, `step` from left edge to left edge. */
function row(
  numbers: readonly string[],
  at: { readonly x: number; readonly y: number; readonly step: number },
  table: Omit<Place, 'number' | 'x' | 'y'>,
): Place[] {
  return numbers.map((number, index) => ({ number, ...table, x: at.x + index * at.step, y: at.y }));
}

const windowTwo = { seats: 2, shape: 'square', width: 80, height: 80 } as const;
const four = { seats: 4, shape: 'square', width: 110, height: 110 } as const;
const roundSix = { seats: 6, shape: 'round', width: 140, height: 140 } as const;
const roundTwo = { seats: 2, shape: 'round', width: 76, height: 76 } as const;
const stool = { seats: 1, shape: 'bar', width: 60, height: 60 } as const;

/** Window tables to the quay, fours in the middle, rounds behind, the long table by the pass. */
const diningRoom: Room = {
  name: 'Dining room',
  tables: [
    ...row(['1', '2', '3', '4', '5', '6'], { x: 50, y: 40, step: 150 }, windowTwo),
    ...row(['7', '8', '9', '10'], { x: 60, y: 200, step: 190 }, four),
    ...row(['11', '12', '13'], { x: 80, y: 390, step: 230 }, roundSix),
    ...row(['14', '15', '16', '17'], { x: 60, y: 590, step: 190 }, windowTwo),
    { number: '18', seats: 10, shape: 'square', x: 850, y: 220, width: 100, height: 320 },
  ],
};

/** Two-tops along the rail, parasols in the middle, two long benches by the herb boxes. */
const terrace: Room = {
  name: 'Terrace',
  tables: [
    ...row(['31', '32', '33', '34', '35', '36', '37'], { x: 40, y: 50, step: 135 }, roundTwo),
    ...row(['38', '39', '40', '41'], { x: 70, y: 260, step: 240 }, { ...four, shape: 'round' }),
    ...row(['42', '43'], { x: 110, y: 510, step: 450 }, { seats: 8, shape: 'square', width: 320, height: 90 }),
  ],
};

/** Eight stools at the counter, high tables behind, two sofas. */
const bar: Room = {
  name: 'Bar',
  tables: [
    ...row(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8'], { x: 90, y: 120, step: 105 }, stool),
    ...row(['51', '52'], { x: 200, y: 330, step: 420 }, { ...roundTwo, seats: 3, width: 100, height: 100 }),
    ...row(['53', '54'], { x: 120, y: 530, step: 480 }, { seats: 5, shape: 'square', width: 240, height: 100 }),
  ],
};

export const rooms: readonly Room[] = [diningRoom, terrace, bar];

/** Each group shares its rooms; the bar is in both, because guests of both wait there for their table. */
export const groups: readonly { readonly name: string; readonly rooms: readonly string[] }[] = [
  { name: 'Indoors', rooms: ['Dining room', 'Bar'] },
  { name: 'Terrace', rooms: ['Terrace', 'Bar'] },
];
