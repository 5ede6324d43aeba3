import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { EmptyState } from '@comanda/shared/ui/empty-state.tsx';
import { UtensilsCrossed } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { usePeopleHere } from '../../data/floor/people-here.ts';
import { grouped } from '../../data/grouped.ts';
import { useCourses } from '../../data/order/courses.ts';
import { useKitchenWord } from '../../data/order/kitchen-word.ts';
import { words } from '../../words.ts';
import { CourseHead } from './course-head.tsx';
import { LineRow } from './line-row.tsx';

/** The lines of an order, course by course. */
export function LineList({ view, onOpen }: { readonly view: OrderView; readonly onOpen: (line: string) => void }) {
  const courses = useCourses(view);
  const kitchen = useKitchenWord(view);
  const lookers = usePeopleHere().lookers(view);
  const list = useLatestInSight(view.lines.length);
  if (view.lines.length === 0) {
    return (
      <div className="lines">
        <EmptyState icon={<UtensilsCrossed className="icon" aria-hidden="true" />} title={words.order.emptyTitle}>
          <p>{words.order.empty}</p>
        </EmptyState>
      </div>
    );
  }
  const groups = [...grouped(view.lines, courses.rankOf)].sort(([a], [b]) => (a ?? -1) - (b ?? -1));
  return (
    <div className="lines" ref={list}>
      {groups.map(([rank, lines]) => (
        <section key={rank ?? 'none'}>
          {courses.shown && <CourseHead view={view} lines={lines} rank={rank} />}
          <ul>
            {lines.map((line) => (
              <LineRow
                key={line.line}
                view={view}
                line={line}
                kitchenSince={kitchen(line)}
                changing={lookers.filter((one) => one.line === line.line)}
                onOpen={() => onOpen(line.line)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
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
