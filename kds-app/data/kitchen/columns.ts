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
};

export type Columns = readonly (readonly Piece[])[];

/** How high a column is and how wide, in rem, and how many of them are in sight. */
export type Space = { readonly room: number; readonly width: number; readonly visible: number };

/** Between two tickets of a column. */
export const gap = 0.75;
/** What stands above the rows of a part that is not the first, and below those of one that is not the last. */
const continued = 3;

/**
 * Puts tickets into columns, the oldest at the left. A ticket keeps its column as long as it is there: what is bumped makes
 * those below it move up, what is new comes to the end, and nothing else moves under a hand. Only when a ticket would be out
 * of sight while there is room are all of them put together anew.
 * @param tickets in the order in which they are shown
 * @param drawn where it is known how high something is, that counts and no estimate
 */
export function arrange(
  before: Columns,
  tickets: readonly Sized[],
  space: Pick<Space, 'room' | 'visible'>,
  drawn: Drawn = new Map(),
): Columns {
  const pieces = tickets.flatMap((ticket) => piecesOf(asDrawn(ticket, drawn), space.room));
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

/** A ticket that is longer than a column goes on in the next one. */
function piecesOf({ key: ticket, head, rows, foot }: Sized, room: number): Piece[] {
  const cuts: Pick<Piece, 'from' | 'to' | 'size'>[] = [];
  let open = { from: 0, to: 0, size: head };
  for (const [at, row] of rows.entries()) {
    const rest = rows.slice(at).reduce((sum, size) => sum + size, foot);
    if (open.to > open.from && open.size + rest > room && open.size + row + continued > room) {
      cuts.push({ ...open, size: open.size + continued });
      open = { from: at, to: at, size: continued };
    }
    open = { ...open, to: at + 1, size: open.size + row };
  }
  cuts.push({ ...open, size: open.size + foot });
  return cuts.map((cut, part) => ({
    key: `${ticket} ${part}/${cuts.length}`,
    ticket,
    ...cut,
    part,
    parts: cuts.length,
  }));
}

/** Heights as the browser drew them, in rem, by what was drawn and how high it was thought to be. */
export type Drawn = ReadonlyMap<string, number>;

export const drawnParts = {
  head: ({ key, head }: Sized): string => `${key} head ${head}`,
  row: ({ key, rows }: Sized, at: number): string => `${key} row ${at} ${rows[at]}`,
  foot: ({ key, foot }: Sized): string => `${key} foot ${foot}`,
};

function asDrawn(ticket: Sized, drawn: Drawn): Sized {
  return {
    key: ticket.key,
    head: drawn.get(drawnParts.head(ticket)) ?? ticket.head,
    rows: ticket.rows.map((row, at) => drawn.get(drawnParts.row(ticket, at)) ?? row),
    foot: drawn.get(drawnParts.foot(ticket)) ?? ticket.foot,
  };
}
