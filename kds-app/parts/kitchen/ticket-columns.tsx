import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import {
  arrange,
  type Columns,
  type Drawn,
  drawnParts,
  type Piece,
  type Sized,
  type Space,
} from '../../data/kitchen/columns.ts';
import { type KitchenSettings, patienceAt, usualPatience } from '../../data/kitchen/settings.ts';
import { sizeOf } from '../../data/kitchen/sizes.ts';
import { useNoteText } from '../../data/kitchen/use-note-text.ts';
import { words } from '../../words.ts';
import { TicketCard, type TicketTouches } from './ticket-card.tsx';

/** In rem: no narrower than what is read from two metres needs. */
const leastColumn = 21;
const gap = 0.75;
const mostSlots = 10;
/** Heads, rows and feet: cards that are gone may come back, and what was measured of them is kept for a while. */
const mostMeasured = 2_000;
const newsMs = 1_500;
/** In rem: less than this is not worth drawing anew. */
const trembling = 0.3;

type TicketColumnsProps = {
  readonly tickets: readonly Ticket[];
  readonly settings: KitchenSettings;
  readonly namesStations: boolean;
  readonly marked: ReadonlySet<string>;
  readonly touches: TicketTouches;
};

/** The tickets in columns, the oldest at the left. */
export function TicketColumns({ tickets, settings, namesStations, marked, touches }: TicketColumnsProps) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const space = useSpace(place, settings.zoom);
  const columns = useColumns(tickets, space, place);
  const isNew = useNews(tickets);
  const byKey = new Map(tickets.map((ticket) => [ticket.key, ticket]));
  const firsts = columns.flat().filter(({ part }) => part === 0);
  const slots = new Map(firsts.slice(0, mostSlots).map(({ ticket }, at) => [ticket, at + 1]));
  const [passed, setPassed] = useState(0);
  const hidden = columns
    .slice(passed + space.visible)
    .flat()
    .filter(({ part }) => part === 0).length;
  const style = { '--columns': space.visible } as CSSProperties;
  return (
    <div className="tickets-place">
      <div
        className="tickets"
        ref={setPlace}
        style={style}
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) =>
          setPassed(Math.round((scrollLeft / clientWidth) * space.visible))
        }
      >
        {columns.map((column) => (
          <div className="tickets-column" key={column[0]?.key}>
            {column.map((piece) => {
              const ticket = byKey.get(piece.ticket);
              if (ticket === undefined) return null;
              return (
                <TicketCard
                  key={piece.key}
                  ticket={ticket}
                  piece={piece}
                  slot={slots.get(piece.ticket) ?? null}
                  patience={ticket.station === null ? usualPatience : patienceAt(settings, ticket.station)}
                  namesStation={namesStations}
                  isNew={isNew(piece.ticket)}
                  isMarked={marked.has(piece.ticket)}
                  touches={touches}
                />
              );
            })}
          </div>
        ))}
      </div>
      {(hidden > 0 || passed > 0) && (
        <button
          type="button"
          className="out-of-sight"
          onClick={() => place?.scrollTo({ left: hidden > 0 ? place.scrollLeft + place.clientWidth : 0 })}
        >
          {hidden > 0 ? words.outOfSight(hidden) : words.toTheOldest}
        </button>
      )}
    </div>
  );
}

/** Which tickets came a moment ago. Those that are there when the page opens are no news. */
function useNews(tickets: readonly Ticket[]): (key: string) => boolean {
  const since = useRef<Map<string, number> | null>(null);
  const nowMs = performance.now();
  const before = since.current;
  since.current = new Map(
    tickets.map(({ key }) => [key, before === null ? nowMs - newsMs : (before.get(key) ?? nowMs)] as const),
  );
  return (key) => nowMs - (since.current?.get(key) ?? 0) < newsMs;
}

/** How much of it there is to see, in rem. */
function useSpace(place: HTMLElement | null, zoom: number): Space {
  const [space, setSpace] = useState<Space>({ room: 40, width: leastColumn, visible: 4 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another zoom is another rem, at the same size of the place.
  useEffect(() => {
    if (place === null) return;
    const look = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      const [room, all] = [place.clientHeight / rem, place.clientWidth / rem];
      const visible = Math.max(1, Math.floor((all + gap) / (leastColumn + gap)));
      const width = (all - (visible - 1) * gap) / visible;
      setSpace((before) => (before.room === room && before.width === width ? before : { room, width, visible }));
    };
    const observer = new ResizeObserver(look);
    observer.observe(place);
    look();
    return () => observer.disconnect();
  }, [place, zoom]);
  return space;
}

/** Once drawn, a ticket is as high as it is, and no estimate. */
function useColumns(tickets: readonly Ticket[], space: Space, place: HTMLElement | null): Columns {
  const [measured, setMeasured] = useState<{ drawn: Drawn; space: Space }>({ drawn: new Map(), space });
  const before = useRef<{ columns: Columns; space: Space }>({ columns: [], space });
  const read = useNoteText();
  const sized = useMemo(() => {
    const text = (updates: readonly string[]): string =>
      updates.length === 0 ? '' : (read?.(updates) ?? words.noteComes);
    return tickets.map((ticket) =>
      sizeOf(ticket, space.width, {
        order: ticket.notes.map(text).join(' · '),
        lines: ticket.lines.map((line) => text(line.noteUpdates)),
      }),
    );
  }, [tickets, space, read]);
  const columns = useMemo(() => {
    const were = before.current.space === space ? before.current.columns : [];
    return arrange(were, sized, space, measured.space === space ? measured.drawn : new Map());
  }, [sized, space, measured]);
  before.current = { columns, space };

  useLayoutEffect(() => {
    if (place === null) return;
    const known = measured.space === space ? measured.drawn : new Map<string, number>();
    const heights = [...heightsIn(place, columns.flat(), sized)];
    if (heights.some(([part, height]) => Math.abs(height - (known.get(part) ?? 0)) > trembling))
      setMeasured({ drawn: new Map([...[...known].slice(-mostMeasured), ...heights]), space });
  });
  return columns;
}

/** How high the head, each row and the foot of the tickets were drawn, in rem. */
function* heightsIn(
  place: HTMLElement,
  pieces: readonly Piece[],
  sized: readonly Sized[],
): Generator<readonly [part: string, height: number]> {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const [pieceBy, sizedBy] = [
    new Map(pieces.map((one) => [one.key, one])),
    new Map(sized.map((one) => [one.key, one])),
  ];
  for (const card of place.querySelectorAll<HTMLElement>('[data-piece]')) {
    const piece = pieceBy.get(card.dataset.piece ?? '');
    const ticket = sizedBy.get(piece?.ticket ?? '');
    const list = card.querySelector<HTMLElement>(':scope > ul');
    if (piece === undefined || ticket === undefined || list === null) continue;
    const [all, rows] = [card.getBoundingClientRect(), list.getBoundingClientRect()];
    if (piece.part === 0) yield [drawnParts.head(ticket), (rows.top - all.top) / rem];
    for (const [at, row] of [...list.children].entries())
      yield [drawnParts.row(ticket, piece.from + at), row.getBoundingClientRect().height / rem];
    if (piece.part === piece.parts - 1) yield [drawnParts.foot(ticket), (all.bottom - rows.bottom) / rem];
  }
}
