/** How much of the screen a ticket wants, in rem, so that it is the same at every zoom. */
export type Sized = {
  readonly key: string;
  readonly head: number;
  readonly rows: readonly number[];
  readonly foot: number;
};

/** A ticket, or as much of a long one as a column takes: its rows after `from`, up to `to`. */
export type Piece = {
  readonly key: string;
  readonly ticket: string;
  readonly from: number;
  readonly to: number;
  readonly part: number;
  readonly parts: number;
  readonly size: number;
  /** Changes with what is written on it: a height that was measured holds for this. */
  readonly drawnAs: string;
};

export type Columns = readonly (readonly Piece[])[];

/** How high a column is and how wide, in rem, and how many of them are in sight. */
export type Space = { readonly room: number; readonly width: number; readonly visible: number };

/** Between two tickets of a column. */
export const gap = 0.75;
/** What stands above the rows of a part that is not the first, and below those of one that is not the last. */
const continued = 3.5;
/** The same as it is drawn: never more than this, so that parts are not put together for nothing. */
const drawnContinued = 2.4;

/**
 * Puts tickets into columns, the oldest at the left. A ticket keeps its column as long as it is there: what is bumped makes
 * those below it move up, what is new comes to the end, and nothing else moves under a hand. Only when a ticket would be out
 * of sight while there is room are all of them put together anew.
 * @param tickets in the order in which they are shown
 * @param measured heights as the browser drew them, by `drawnAs`, where they are known
 */
export function arrange(
  before: Columns,
  tickets: readonly Sized[],
  space: Pick<Space, 'room' | 'visible'>,
  measured: ReadonlyMap<string, number> = new Map(),
): Columns {
  const pieces = tickets.flatMap((ticket) => piecesOf(ticket, space.room, measured));
  const kept = keep(before, pieces);
  const columns = kept === null ? packed(pieces, space.room) : kept.filter((column) => column.length > 0);
  const overflows = columns.some((column) => column.length > 1 && heightOf(column) > space.room);
  if (!overflows && columns.length <= space.visible) return columns;
  const anew = packed(pieces, space.room);
  return overflows || inSight(anew) > inSight(columns) ? anew : columns;

  function inSight(all: Columns): number {
    return all.slice(0, space.visible).reduce((sum, column) => sum + column.length, 0);
  }

  /** Null when a piece wants to a place that is not at the end of a column. */
  function keep(were: Columns, all: readonly Piece[]): Piece[][] | null {
    const now = new Map(all.map((piece, rank) => [piece.key, { piece, rank }]));
    const columns = were.map((column) => column.flatMap(({ key }) => now.get(key)?.piece ?? []));
    const known = new Set(columns.flat().map(({ key }) => key));
    for (const [rank, piece] of all.entries()) {
      if (known.has(piece.key)) continue;
      const rankOf = ({ key }: Piece): number => now.get(key)?.rank ?? 0;
      const column = columns.find((one) => one.some((other) => rankOf(other) > rank));
      if (column === undefined) append(columns, piece, space.room);
      else
        column.splice(
          column.findIndex((other) => rankOf(other) > rank),
          0,
          piece,
        );
    }
    return columns;
  }
}

function packed(pieces: readonly Piece[], room: number): Columns {
  const columns: Piece[][] = [];
  for (const piece of pieces) append(columns, piece, room);
  return columns;
}

function append(columns: Piece[][], piece: Piece, room: number): void {
  const last = columns.at(-1);
  if (last === undefined || (last.length > 0 && heightOf(last) + gap + piece.size > room)) columns.push([piece]);
  else last.push(piece);
}

const heightOf = (column: readonly Piece[]): number =>
  column.reduce((sum, { size }) => sum + size, 0) + gap * (column.length - 1);

/**
 * A ticket that is longer than a column goes on in the next one. The rows are an estimate: what was cut and, as it was drawn,
 * would have had room in one column is whole again, until it has been drawn whole and is too long.
 */
function piecesOf(ticket: Sized, room: number, measured: ReadonlyMap<string, number>): Piece[] {
  const drawn = (piece: Piece): Piece => ({ ...piece, size: measured.get(piece.drawnAs) ?? piece.size });
  const thought = ticket.head + sumOf(ticket.rows) + ticket.foot;
  const [whole] = named(ticket.key, [{ from: 0, to: ticket.rows.length, size: thought }]).map(drawn) as [Piece];
  if (whole.size <= room) return [whole];
  const parts = named(ticket.key, cutsOf(ticket, Math.max(1, whole.size / thought), room));
  const asDrawn = parts.map(({ drawnAs }) => measured.get(drawnAs) ?? Number.POSITIVE_INFINITY);
  const together = sumOf(asDrawn) - 2 * drawnContinued * (parts.length - 1);
  return together <= room && !measured.has(whole.drawnAs) ? [{ ...whole, size: together }] : parts.map(drawn);
}

type Cut = Pick<Piece, 'from' | 'to' | 'size'>;

/** @param times how much higher it was drawn than it was thought to be */
function cutsOf({ head, rows: thought, foot }: Sized, times: number, room: number): Cut[] {
  const cuts: Cut[] = [];
  const rows = thought.map((row) => row * times);
  let open: Cut = { from: 0, to: 0, size: head * times };
  for (const [at, row] of rows.entries()) {
    const rest = sumOf(rows.slice(at)) + foot * times;
    if (open.to > open.from && open.size + rest > room && open.size + row + continued > room) {
      cuts.push({ ...open, size: open.size + continued });
      open = { from: at, to: at, size: continued };
    }
    open = { ...open, to: at + 1, size: open.size + row };
  }
  return [...cuts, { ...open, size: open.size + foot * times }];
}

const named = (ticket: string, cuts: readonly Cut[]): Piece[] =>
  cuts.map((cut, part) => {
    const key = `${ticket} ${part}/${cuts.length}`;
    return { key, ticket, ...cut, part, parts: cuts.length, drawnAs: `${key} ${cut.size}` };
  });

const sumOf = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);
