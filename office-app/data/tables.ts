import type { MultiSession, Table } from '@comanda/shared/floor/floor.ts';

/** Drags fall on this grid, in plan pixels. */
export const gridPx = 8;
/** What a plan can hold (the record's own limit), and how much of it is always shown. */
export const planLimit = 4000;
export const leastPlan = { width: 1000, height: 700 } as const;
export const leastTablePx = 40;
export const mostTablePx = 800;

export type Place = Pick<Table, 'x' | 'y' | 'width' | 'height'>;

export const onGrid = (px: number): number => Math.round(px / gridPx) * gridPx;

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** Whole pixels, inside the plan, large enough to be touched. */
export function fitting({ x, y, width, height }: Place): Place {
  const [w, h] = [width, height].map((side) => clamp(Math.round(side), leastTablePx, mostTablePx)) as [number, number];
  return {
    x: clamp(Math.round(x), 0, planLimit - w),
    y: clamp(Math.round(y), 0, planLimit - h),
    width: w,
    height: h,
  };
}

/** Floors whose tables staff see side by side with this floor's, so that a number must mean one table: itself among them. */
export function floorsBeside(floor: string, groups: Iterable<MultiSession>): ReadonlySet<string> {
  const beside = new Set([floor]);
  for (const group of groups) {
    if (!group.archived && group.floors.includes(floor)) for (const one of group.floors) beside.add(one);
  }
  return beside;
}

const plainNumber = (number: string): string => number.trim().toLowerCase();

/** Another table in use that staff would mix up with this number. */
export function namesake(
  number: string,
  self: string | null,
  floors: ReadonlySet<string>,
  tables: Iterable<Table>,
): Table | null {
  for (const table of tables) {
    const isOther = table.id !== self && !table.archived && floors.has(table.floor);
    if (isOther && plainNumber(table.number) === plainNumber(number)) return table;
  }
  return null;
}

/** The next free number after the last one given on this floor: 13 after 12, B5 after B4. */
export function nextNumber(floor: string, floors: ReadonlySet<string>, tables: readonly Table[]): string {
  const own = tables.filter((table) => table.floor === floor && !table.archived);
  const parts = own.flatMap(({ number }) => {
    const match = /^(.*?)(\d+)$/.exec(number);
    return match === null ? [] : [{ prefix: match[1] ?? '', count: Number(match[2]) }];
  });
  const last = parts.reduce((a, b) => (b.count >= a.count ? b : a), { prefix: '', count: 0 });
  let count = last.count + 1;
  while (namesake(`${last.prefix}${count}`, null, floors, tables) !== null) count += 1;
  return `${last.prefix}${count}`.slice(0, 12);
}

const overlaps = (a: Place, b: Place, gap: number): boolean =>
  a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;

const gapPx = 48;
const edgePx = 40;

/** The first free spot, row by row from the upper left; on a full plan the lower right corner of it. */
export function freeSpot(taken: readonly Place[], size: Pick<Place, 'width' | 'height'>): Place {
  const step = gridPx * 5;
  for (let y = edgePx; y + size.height <= planLimit; y += step) {
    for (let x = edgePx; x + size.width <= leastPlan.width - edgePx; x += step) {
      const place = { x, y, ...size };
      if (!taken.some((other) => overlaps(place, other, gapPx))) return place;
    }
  }
  return { x: leastPlan.width - size.width, y: planLimit - size.height, ...size };
}

/** What a table of this kind usually measures. */
export function usualSize(shape: Table['shape'], seats: number): Pick<Place, 'width' | 'height'> {
  if (shape === 'bar') return { width: 64, height: 64 };
  if (shape === 'round') return seats <= 2 ? square(80) : seats <= 4 ? square(112) : square(144);
  return seats <= 2 ? square(80) : seats <= 4 ? square(112) : { width: Math.min(400, seats * 28), height: 96 };
}

const square = (side: number) => ({ width: side, height: side });

export type TableMaking = {
  readonly floor: string;
  readonly count: number;
  readonly seats: number;
  readonly shape: Table['shape'];
};

/** New tables in rows where there is room, numbered on. */
export function makeTables(
  { floor, count, seats, shape }: TableMaking,
  groups: Iterable<MultiSession>,
  tables: readonly Table[],
  newId: () => string,
): Table[] {
  const floors = floorsBeside(floor, groups);
  const all = [...tables];
  const made: Table[] = [];
  for (let at = 0; at < count; at += 1) {
    const taken = all.filter((table) => table.floor === floor && !table.archived);
    const place = freeSpot(taken, usualSize(shape, seats));
    const table: Table = {
      id: newId(),
      floor,
      number: nextNumber(floor, floors, all),
      seats,
      shape,
      ...place,
      archived: false,
    };
    all.push(table);
    made.push(table);
  }
  return made;
}
