import { patienceOf } from '@comanda/shared/floor/patience.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useBoxNow, useDevice, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { minutes } from '@comanda/shared/ui/ages.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { ArrowUpFromLine, CircleAlert, Flame, Pause } from 'lucide-react';
import { useAct } from '../../data/act.ts';
import { useCourses } from '../../data/order/courses.ts';
import { heldSinceMs, isHeldTooLong } from '../../data/order/held-since.ts';
import { isOnTheWay, lastFiredMs } from '../../data/order/kitchen-word.ts';
import { sendPlan } from '../../data/order/send-plan.ts';
import { useGroup } from '../../data/room.ts';
import { words } from '../../words.ts';

const lookEveryMs = 15_000;
const idOf = (line: LineView): string => line.line;
const dishes = (lines: readonly LineView[]): number => lines.reduce((sum, line) => sum + line.unfired, 0);

/** A course: how long it has been with the kitchen, and what keeps it waiting. */
export function CourseHead({
  view,
  lines,
  rank,
  isNext,
}: {
  readonly view: OrderView;
  readonly lines: readonly LineView[];
  readonly rank: number | null;
  /** Of the courses that are held, the one that comes first: the others wait for it. */
  readonly isNext: boolean;
}) {
  const act = useAct();
  const courses = useCourses(view);
  const nowMs = useBoxNow(lookEveryMs);
  const course = useRecords('courses').get(lines[0]?.course.value ?? '');
  const { order } = view;
  const due = lines.filter((line) => line.unfired > 0 && !line.removed);
  const waiting = due.filter((line) => line.held);
  const drafts = due.filter((line) => !line.held);
  const toHold = sendPlan(view.lines, courses.rankOf).hold;
  const firedMs = lastFiredMs(lines);
  const core = useDevice();
  const isWaiting = lines.some((line) => isOnTheWay(core, line));
  const isOpen = view.state === 'open';
  return (
    <header className="course" data-waiting={waiting.length > 0}>
      <h2>{rank === null ? words.order.noCourse : (course?.name ?? words.order.noCourse)}</h2>
      {firedMs !== null && (
        <span className="course-since">
          <Icon of={isWaiting ? ArrowUpFromLine : Flame} />
          {isWaiting ? words.line.firedHere : words.order.firedSince(minutes(nowMs - firedMs))}
        </span>
      )}
      {drafts.some((line) => toHold.includes(line)) && <span className="muted">{words.order.willWait}</span>}
      <span className="grow" />
      {isOpen && waiting.length > 0 && <FireButton view={view} due={due} heldMs={isNext ? heldSinceMs(view) : null} />}
      {isOpen && rank !== null && waiting.length === 0 && drafts.some((line) => !toHold.includes(line)) && (
        <button
          type="button"
          className="quiet with-icon"
          onClick={() => act({ type: 'hold', order, lines: drafts.map(idOf), held: true })}
        >
          <Icon of={Pause} />
          {words.line.hold}
        </button>
      )}
    </header>
  );
}

/** Where the guests have waited long for it, it says so. */
function FireButton({
  view,
  due,
  heldMs,
}: {
  readonly view: OrderView;
  readonly due: readonly LineView[];
  readonly heldMs: number | null;
}) {
  const act = useAct();
  const nowMs = useBoxNow(lookEveryMs);
  const patience = patienceOf(useGroup());
  const isLate = heldMs !== null && isHeldTooLong(heldMs, nowMs, patience);
  const Sign = isLate ? CircleAlert : Flame;
  return (
    <button
      type="button"
      className="with-icon fire-course"
      data-late={isLate}
      disabled={view.needsUpdate}
      onClick={() => act({ type: 'fire', order: view.order, lines: due.map(idOf) })}
    >
      <Icon of={Sign} />
      {isLate ? words.order.fireHeld(dishes(due), minutes(nowMs - heldMs)) : words.order.fireCourse(dishes(due))}
    </button>
  );
}
