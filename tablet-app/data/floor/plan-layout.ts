import type { Table } from '@comanda/shared/floor/floor.ts';

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Placed = {
  readonly table: Table;
  readonly box: Box;
  /** Where the button for more stands, 48 px square; null where there is no room for it. */
  readonly more: { readonly x: number; readonly y: number; readonly isInside: boolean } | null;
};

export type PlanLayout = {
  readonly width: number;
  readonly height: number;
  /** The whole room is on the screen at once. */
  readonly fits: boolean;
  readonly tables: readonly Placed[];
};

export type Screen = {
  readonly width: number;
  readonly height: number;
  /** The least side of a table, in px: what a finger can find, and a number can be read on. */
  readonly leastSide: number;
  /** 1 is the size at which the room fits, or the least at which tables can be touched. */
  readonly zoom: number;
};

const marginPx = 12;
/** A room of two tables is not blown up beyond this. */
const mostScale = 1.8;
/** A wide room on a tall screen is pulled apart by so much at the most, so that it is still that room. */
const mostStretch = 1.35;
export const morePx = 48;

/**
 * The room as it is drawn on the plan, on this screen. What is empty around the tables is left out; round tables stay round.
 */
export function layOutPlan(drawn: readonly Table[], screen: Screen): PlanLayout {
  const tables = enlarged(drawn);
  const room = boundsOf(tables);
  const inside = { width: screen.width - 2 * marginPx, height: screen.height - 2 * marginPx };
  const least = Math.max(0, ...tables.map(({ width, height }) => screen.leastSide / Math.min(width, height)));
  const wanted = { x: inside.width / room.width, y: inside.height / room.height };
  const whole = Math.min(wanted.x, wanted.y, mostScale);
  const scale = Math.max(whole, least) * screen.zoom;
  const stretched = (side: number): number => Math.max(scale, Math.min(side, scale * mostStretch, mostScale));
  const by = { x: stretched(wanted.x), y: stretched(wanted.y) };
  const width = Math.max(screen.width, room.width * by.x + 2 * marginPx);
  const height = Math.max(screen.height, room.height * by.y + 2 * marginPx);
  const left = (width - room.width * by.x) / 2;
  const top = (height - room.height * by.y) / 2;
  const boxes = tables.map((table) => {
    const whole = {
      x: left + (table.x - room.x) * by.x,
      y: top + (table.y - room.y) * by.y,
      width: table.width * by.x,
      height: table.height * by.y,
    };
    return { table, box: table.shape === 'square' ? whole : within(whole, table, Math.min(by.x, by.y)) };
  });
  return {
    width,
    height,
    fits: width <= screen.width && height <= screen.height,
    tables: withMore(boxes, { width, height }),
  };
}

/** Plans are drawn with wide gangways; a glance needs large tables. They grow alike, as long as none comes close to another. */
const growths = [1.3, 1.2, 1.1];
const leastGap = 14;

function enlarged(tables: readonly Table[]): readonly Table[] {
  const made = growths.map((by) => tables.map((table) => grown(table, by)));
  const apart = (all: readonly Table[]): boolean =>
    all.every((one, at) => all.every((other, index) => index <= at || !overlaps(padded(one), other)));
  return made.find(apart) ?? tables;
}

const grown = (table: Table, by: number): Table => ({
  ...table,
  x: table.x - (table.width * (by - 1)) / 2,
  y: table.y - (table.height * (by - 1)) / 2,
  width: table.width * by,
  height: table.height * by,
});

const padded = ({ x, y, width, height }: Box): Box => ({
  x: x - leastGap,
  y: y - leastGap,
  width: width + 2 * leastGap,
  height: height + 2 * leastGap,
});

function boundsOf(tables: readonly Table[]): Box {
  if (tables.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  const x = Math.min(...tables.map((table) => table.x));
  const y = Math.min(...tables.map((table) => table.y));
  return {
    x,
    y,
    width: Math.max(1, ...tables.map((table) => table.x + table.width - x)),
    height: Math.max(1, ...tables.map((table) => table.y + table.height - y)),
  };
}

/** In the middle of its place, scaled the same both ways. */
function within(place: Box, { width, height }: Table, scale: number): Box {
  const own = { width: width * scale, height: height * scale };
  return {
    ...own,
    x: place.x + (place.width - own.width) / 2,
    y: place.y + (place.height - own.height) / 2,
  };
}

type Boxed = { readonly table: Table; readonly box: Box };

/** Beside its table, where that covers neither another table nor another such button; on a large table inside. */
function withMore(boxes: readonly Boxed[], room: { readonly width: number; readonly height: number }): Placed[] {
  const taken: Box[] = [];
  return boxes.map(({ table, box }) => {
    const at = spots(box, table.shape)
      .map((spot) => ({ ...spot, width: morePx, height: morePx }))
      .find(
        (spot) =>
          spot.x >= 0 &&
          spot.y >= 0 &&
          spot.x + morePx <= room.width &&
          spot.y + morePx <= room.height &&
          !boxes.some((other) => other.table !== table && overlaps(other.box, spot)) &&
          !taken.some((other) => overlaps(other, spot)),
      );
    if (at !== undefined) taken.push(at);
    return { table, box, more: at === undefined ? null : { x: at.x, y: at.y, isInside: at.isInside } };
  });
}

/** A table from this side on has room for its own button. */
const roomyPx = 150;

function spots(box: Box, shape: Table['shape']): NonNullable<Placed['more']>[] {
  const middle = { x: box.x + (box.width - morePx) / 2, y: box.y + (box.height - morePx) / 2 };
  const right = box.x + box.width;
  const foot = box.y + box.height;
  const isRoomy = shape === 'square' && Math.min(box.width, box.height) >= roomyPx;
  return [
    ...(isRoomy ? [{ x: right - morePx - 2, y: foot - morePx - 2, isInside: true }] : []),
    { x: right, y: middle.y, isInside: false },
    { x: box.x - morePx, y: middle.y, isInside: false },
    { x: middle.x, y: foot, isInside: false },
    { x: middle.x, y: box.y - morePx, isInside: false },
  ];
}

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * The room, and the corner for the buttons of its size, where they cover no table. A room with tables in all its corners
 * is drawn lower, and the buttons stand under it.
 */
export function layOutAround(
  drawn: readonly Table[],
  screen: Screen,
  buttons: Pick<Box, 'width' | 'height'>,
): { readonly layout: PlanLayout; readonly corner: Corner } {
  const atOnce = layOutPlan(drawn, { ...screen, zoom: 1 });
  const isCrowded = atOnce.fits && freeCorner(atOnce, buttons) === null;
  const layout = layOutPlan(drawn, isCrowded ? { ...screen, height: screen.height - buttons.height } : screen);
  return { layout, corner: (isCrowded ? null : freeCorner(layout, buttons)) ?? 'bottom-right' };
}

/** Null when they would cover a table everywhere. */
export function freeCorner({ width, height, tables }: PlanLayout, size: Pick<Box, 'width' | 'height'>): Corner | null {
  const [right, low] = [width - size.width, height - size.height];
  const places = {
    'bottom-right': { x: right, y: low },
    'bottom-left': { x: 0, y: low },
    'top-right': { x: right, y: 0 },
    'top-left': { x: 0, y: 0 },
  } as const satisfies Record<Corner, { x: number; y: number }>;
  const isFree = (corner: Corner): boolean => {
    const place = { ...places[corner], ...size };
    return !tables.some(
      ({ box, more }) =>
        overlaps(box, place) || (more !== null && overlaps({ ...more, width: morePx, height: morePx }, place)),
    );
  };
  return corners.find(isFree) ?? null;
}

const corners = ['bottom-right', 'bottom-left', 'top-right', 'top-left'] as const;
export type Corner = (typeof corners)[number];

export const arrows = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
} as const satisfies Record<string, { readonly x: number; readonly y: number }>;
export type Arrow = keyof typeof arrows;

/** What lies aside counts more than what lies ahead, so that an arrow stays in its row as long as there is one. */
const asideCounts = 2.5;
/** What lies further aside than this beside what lies ahead is in another direction. */
const asideReaches = 1.5;

/** The table that the eye would go to next in that direction. */
export function nextTable(tables: readonly Placed[], from: string, arrow: Arrow): Table | null {
  const start = tables.find(({ table }) => table.id === from);
  if (start === undefined) return null;
  const { x, y } = arrows[arrow];
  const middle = centre(start.box);
  let best: { table: Table; far: number } | null = null;
  for (const { table, box } of tables) {
    if (table.id === from) continue;
    const ahead = (centre(box).x - middle.x) * x + (centre(box).y - middle.y) * y;
    const aside = y === 0 ? beyond(middle.y, box.y, box.height) : beyond(middle.x, box.x, box.width);
    if (ahead <= 1 || aside > asideReaches * ahead) continue;
    const far = ahead + asideCounts * aside;
    if (best === null || far < best.far) best = { table, far };
  }
  return best?.table ?? null;
}

/** How far a place is from a stretch; 0 within it, so that a long table lies ahead of every row it stands beside. */
const beyond = (at: number, from: number, length: number): number => Math.max(0, from - at, at - from - length);

const centre = ({ x, y, width, height }: Box): { x: number; y: number } => ({ x: x + width / 2, y: y + height / 2 });
