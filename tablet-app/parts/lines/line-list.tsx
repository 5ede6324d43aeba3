import { type LineView, lineState } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { EmptyState } from '@comanda/shared/ui/empty-state.tsx';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { UtensilsCrossed } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Looker, usePeopleHere } from '../../data/floor/people-here.ts';
import { grouped } from '../../data/grouped.ts';
import { useDangersOnLine } from '../../data/menu/use-dangers.ts';
import { seatCount, useCourses } from '../../data/order/courses.ts';
import { useKitchenWord } from '../../data/order/kitchen-word.ts';
import { markOfAll } from '../../data/order/line-marks.ts';
import { useLineNews } from '../../data/order/line-news.ts';
import { isTakenOffAgain } from '../../data/order/taken-off.ts';
import { useStable } from '../../data/use-stable.ts';
import { words } from '../../words.ts';
import { CourseHead } from './course-head.tsx';
import { useFocusOnItsLine } from './focus-on-its-line.ts';
import { LineRow } from './line-row.tsx';
import { stateInWords } from './line-words.tsx';

const nobody: readonly Looker[] = [];

/** The same nobody for every line, so that none is drawn again for it. */
function changingOn({ line }: LineView, lookers: readonly Looker[]): readonly Looker[] {
  const changing = lookers.filter((one) => one.line === line);
  return changing.length === 0 ? nobody : changing;
}

/** The lines of an order, course by course. */
export function LineList({
  view,
  isCovered,
  onOpen,
}: {
  readonly view: OrderView;
  /** There is something over it, so that no finger is on its lines. */
  readonly isCovered: boolean;
  readonly onOpen: (line: string, first?: 'void') => void;
}) {
  const core = useDevice();
  const courses = useCourses(view);
  const kitchen = useKitchenWord(view);
  const dangersOn = useDangersOnLine(view);
  const news = useLineNews();
  const lookers = usePeopleHere().lookers(view);
  const open = useStable(onOpen);
  const list = useLatestInSight(view.lines.length);
  const focus = useFocusOnItsLine();
  const seats = seatCount(view);
  const isPutAway = usePutAway(view.lines, isCovered);
  const there = view.lines.filter((line) => !isPutAway(line));
  const latest = there.at(-1);
  const groups = [...grouped(there, courses.rankOf)].sort(([a], [b]) => (a ?? -1) - (b ?? -1));
  const next = groups.findIndex(([, lines]) => lines.some((line) => lineState(line) === 'held'));
  const row = (line: LineView) => (
    <LineRow
      key={line.line}
      order={view.order}
      isOpen={view.state === 'open'}
      line={line}
      isLatest={line === latest}
      isLate={view.late.has(line.line)}
      mark={markOfAll(core, line.facts)}
      stateWord={stateInWords(line, kitchen(line))}
      news={news(line)}
      dangers={dangersOn(line)}
      changing={changingOn(line, lookers)}
      seats={seats}
      courses={courses}
      onOpen={open}
    />
  );
  return (
    <div className="lines" ref={list} {...focus}>
      {there.length === 0 && (
        <EmptyState icon={<Icon of={UtensilsCrossed} />} title={words.order.emptyTitle}>
          <p>{words.order.empty}</p>
        </EmptyState>
      )}
      {groups.map(([rank, lines], at) => (
        <section key={rank ?? 'none'}>
          {courses.shown && <CourseHead view={view} lines={lines} rank={rank} isNext={at === next} />}
          <ul>{lines.map(row)}</ul>
        </section>
      ))}
      <TakenOff lines={view.lines.filter(isPutAway)} row={row} />
    </div>
  );
}

/**
 * What was taken off again goes out of the way when a sheet lies over the list or the order is opened anew, never under a finger:
 * whoever taps − some times more than there were dishes must not meet another dish there.
 */
function usePutAway(lines: readonly LineView[], isCovered: boolean): (line: LineView) => boolean {
  const takenOff = new Set(lines.filter(isTakenOffAgain).map(({ line }) => line));
  const [away, setAway] = useState({ isCovered, lines: takenOff });
  const stillAway = new Set([...away.lines].filter((line) => takenOff.has(line)));
  if (away.isCovered !== isCovered) setAway({ isCovered, lines: takenOff });
  // What was brought back and is taken off once more is under a finger again.
  else if (stillAway.size < away.lines.size) setAway({ isCovered, lines: stillAway });
  return ({ line }) => stillAway.has(line);
}

/** Out of the way, and still there to be brought back. */
function TakenOff({
  lines,
  row,
}: {
  readonly lines: readonly LineView[];
  readonly row: (line: LineView) => ReactNode;
}) {
  const core = useDevice();
  if (lines.length === 0) return null;
  const names = lines.map(({ item }) => item.name).join(', ');
  const mark = markOfAll(
    core,
    lines.flatMap(({ facts }) => facts),
  );
  return (
    <details
      className="taken-off"
      onToggle={({ currentTarget }) => currentTarget.open && currentTarget.scrollIntoView({ block: 'nearest' })}
    >
      <summary>
        <span>{words.order.takenOff(lines.length, names)}</span>
        {mark !== 'safe' && <span>{words.line.marks[mark]}</span>}
      </summary>
      <ul>{lines.map(row)}</ul>
    </details>
  );
}

/** What was just added comes into sight; nothing else ever scrolls by itself. */
function useLatestInSight(count: number) {
  const list = useRef<HTMLDivElement>(null);
  const before = useRef(count);
  useEffect(() => {
    if (count === before.current + 1)
      list.current?.querySelector('[data-latest="true"]')?.scrollIntoView({ block: 'nearest' });
    before.current = count;
  }, [count]);
  return list;
}
