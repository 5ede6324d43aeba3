import type { Table } from '@comanda/shared/floor/floor.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { EllipsisVertical, Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, memo, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import { useLongPress, usePinch } from '../../data/floor/plan-gestures.ts';
import { type Arrow, arrows, type Corner, layOutAround, nextTable, type Placed } from '../../data/floor/plan-layout.ts';
import { useSize } from '../../data/floor/screen-size.ts';
import type { TableFacts } from '../../data/floor/table-facts.ts';
import { useKept } from '../../data/use-kept.ts';
import { useStable } from '../../data/use-stable.ts';
import { words } from '../../words.ts';
import { TableTile } from '../table-tile.tsx';

const zoomStep = 1.25;
const mostZoom = 3;
/** In rem, so that larger letters get larger tables: 48 px at the usual size. */
const leastSideRem = 3;
const leastSidePx = 48;
/** Of the buttons for the size, with what is around them. */
const zoomPx = { width: 168, height: 72 };

export type PlanProps = {
  readonly label: string;
  readonly tables: readonly TableFacts[];
  readonly isDimmed: (facts: TableFacts) => boolean;
  readonly onTap: (table: Table) => void;
  /** Left out while a table is being chosen. */
  readonly onMore?: ((table: Table) => void) | undefined;
};

/** All of it is laid out together: there is one. */
const theRoom = {};

/** The room as it is: every table where it stands. */
export function Plan({ label, tables, isDimmed, onTap, onMore }: PlanProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const [zoom, setZoom] = useState(1);
  const [current, setCurrent] = useState<string | null>(null);
  const resize = (next: number): void => setZoom(Math.min(mostZoom, Math.max(1, next)));
  usePinch(place, zoom, resize);
  const more = (id: string): void => {
    const facts = tables.find(({ table }) => table.id === id);
    if (facts !== undefined && facts.orders.length > 0) onMore?.(facts.table);
  };
  const press = useLongPress(more);
  const all = tables.map(({ table }) => table);
  const keptRoom = useKept<ReturnType<typeof layOutAround> | null>();
  const laidOut = keptRoom(theRoom, [size, zoom, ...all], () =>
    size === null
      ? null
      : layOutAround(all, { ...size, leastSide: Math.max(leastSidePx, leastSideRem * size.remPx), zoom }, zoomPx),
  );
  const layout = laidOut?.layout ?? null;
  useSteadyMiddle(place, layout?.width ?? 0, layout?.height ?? 0);
  const tabbed = tables.some(({ table }) => table.id === current) ? current : (tables[0]?.table.id ?? null);
  const arrow = (event: KeyboardEvent): void => {
    if (!(event.key in arrows)) return;
    event.preventDefault();
    const next = nextTable(layout?.tables ?? [], tabbed ?? '', event.key as Arrow);
    if (next === null) return;
    setCurrent(next.id);
    place.current?.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus();
  };
  const touches: Touches = {
    focus: useStable(setCurrent),
    arrow: useStable(arrow),
    down: useStable(press.onPointerDown),
    move: useStable(press.onPointerMove),
    end: useStable(press.onPointerEnd),
    tap: useStable((event: MouseEvent, table: Table) => {
      if (!press.isClickOfLongPress(event)) onTap(table);
    }),
    more: useStable((table: Table) => more(table.id)),
  };
  return (
    <div className="plan-frame">
      {/* biome-ignore lint/a11y/useSemanticElements: a group of buttons in a room is no form. */}
      <div className="plan" role="group" aria-label={label} ref={place}>
        {layout !== null && (
          <div className="plan-room" data-fits={layout.fits} style={{ width: layout.width, height: layout.height }}>
            {layout.tables.map((placed) => {
              const facts = tables.find((one) => one.table.id === placed.table.id);
              if (facts === undefined) return null;
              return (
                <PlanTable
                  key={placed.table.id}
                  placed={placed}
                  facts={facts}
                  isDimmed={isDimmed(facts)}
                  isStop={placed.table.id === tabbed}
                  hasMore={onMore !== undefined}
                  {...touches}
                />
              );
            })}
          </div>
        )}
      </div>
      {laidOut !== null && <Zoom corner={laidOut.corner} zoom={zoom} onZoom={resize} />}
    </div>
  );
}

/** What a finger or a key does at a table. */
type Touches = {
  readonly focus: (table: string) => void;
  readonly arrow: (event: KeyboardEvent) => void;
  readonly down: (event: PointerEvent, table: string) => void;
  readonly move: (event: PointerEvent) => void;
  readonly end: () => void;
  readonly tap: (event: MouseEvent, table: Table) => void;
  readonly more: (table: Table) => void;
};

/** One table where it stands. Drawn again for news of its own only: a full house taps a hundred times a second. */
const PlanTable = memo(function PlanTable({
  placed: { table, box, more: corner },
  facts,
  isDimmed,
  isStop,
  hasMore,
  ...on
}: {
  readonly placed: Placed;
  readonly facts: TableFacts;
  readonly isDimmed: boolean;
  /** The keyboard comes to this one first. */
  readonly isStop: boolean;
  /** There is more to choose than the table itself. */
  readonly hasMore: boolean;
} & Touches) {
  const stop = isStop ? 0 : -1;
  return (
    <div>
      <div className="plan-place" style={{ left: box.x, top: box.y, width: box.width, height: box.height }}>
        <TableTile
          facts={facts}
          isDimmed={isDimmed}
          data-id={table.id}
          tabIndex={stop}
          onFocus={() => on.focus(table.id)}
          onKeyDown={on.arrow}
          onPointerDown={(event) => on.down(event, table.id)}
          onPointerMove={on.move}
          onPointerUp={on.end}
          onPointerCancel={on.end}
          onPointerLeave={on.end}
          onContextMenu={(event) => {
            event.preventDefault();
            on.more(table);
          }}
          onClick={(event) => on.tap(event, table)}
        />
      </div>
      {hasMore && corner !== null && facts.orders.length > 0 && (
        <button
          type="button"
          className={corner.isInside && !isDimmed ? 'quiet more inside' : 'quiet more'}
          style={{ left: corner.x, top: corner.y }}
          tabIndex={stop}
          aria-label={words.floor.more(words.table(table.number))}
          onClick={() => on.more(table)}
        >
          <Icon of={EllipsisVertical} />
        </button>
      )}
    </div>
  );
});

/** What is in the middle stays there when the room grows. */
function useSteadyMiddle(place: React.RefObject<HTMLElement | null>, width: number, height: number): void {
  const before = useRef({ width, height });
  useLayoutEffect(() => {
    const element = place.current;
    const last = before.current;
    before.current = { width, height };
    if (element === null || last.width === 0 || (last.width === width && last.height === height)) return;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
    element.scrollLeft = ((scrollLeft + clientWidth / 2) / last.width) * width - clientWidth / 2;
    element.scrollTop = ((scrollTop + clientHeight / 2) / last.height) * height - clientHeight / 2;
  }, [place, width, height]);
}

function Zoom({
  corner,
  zoom,
  onZoom,
}: {
  readonly corner: Corner;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
}) {
  const { floor } = words;
  return (
    <fieldset className={`zoom ${corner}`} aria-label={floor.zoom}>
      <button type="button" aria-label={floor.zoomOut} disabled={zoom <= 1} onClick={() => onZoom(zoom / zoomStep)}>
        <Icon of={ZoomOut} />
      </button>
      <button type="button" aria-label={floor.zoomFit} disabled={zoom === 1} onClick={() => onZoom(1)}>
        <Icon of={Maximize} />
      </button>
      <button
        type="button"
        aria-label={floor.zoomIn}
        disabled={zoom >= mostZoom}
        onClick={() => onZoom(zoom * zoomStep)}
      >
        <Icon of={ZoomIn} />
      </button>
    </fieldset>
  );
}
