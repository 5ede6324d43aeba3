import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { useAct } from '../data/act.ts';
import { grouped } from '../data/grouped.ts';
import { useNames } from '../data/names.ts';
import { words } from '../words.ts';
import { LineRow } from './line-row.tsx';

/** The lines of an order, course by course. */
export function LineList({ view, onOpen }: { readonly view: OrderView; readonly onOpen: (line: string) => void }) {
  const names = useNames();
  const act = useAct();
  const courses = useRecords('courses');
  if (view.lines.length === 0) return <p className="empty lines">{words.order.empty}</p>;
  const groups = [...grouped(view.lines, (line) => line.course.value)].sort(
    ([a], [b]) => rankOf(a, courses) - rankOf(b, courses),
  );
  return (
    <div className="lines">
      {groups.map(([course, lines]) => {
        const due = lines.filter((line) => line.unfired > 0 && !line.removed);
        return (
          <section key={course ?? ''}>
            <header className="course">
              <h2>{names.course(course)}</h2>
              {groups.length > 1 && due.length > 0 && view.state === 'open' && (
                <button type="button" onClick={() => act({ type: 'fire', order: view.order, lines: due.map(idOf) })}>
                  {words.order.fireCourse} {due.reduce((sum, line) => sum + line.unfired, 0)}
                </button>
              )}
            </header>
            <ul>
              {lines.map((line) => (
                <LineRow key={line.line} view={view} line={line} onOpen={() => onOpen(line.line)} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

const idOf = (line: LineView): string => line.line;

/** Drinks and the like have no course and come first. */
const rankOf = (course: string | null, courses: ReadonlyMap<string, { readonly rank: number }>): number =>
  course === null ? -1 : (courses.get(course)?.rank ?? 0);
