import type { LineView } from '@comanda/shared/order/line-view.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Users } from 'lucide-react';
import { useAct } from '../../data/act.ts';
import { type Courses, seatsTo } from '../../data/order/courses.ts';
import { words } from '../../words.ts';
import { CourseChoices, SeatChoices } from './place-choices.tsx';
import { Popped } from './popped.tsx';

/** A line's chip: for whom it is; a touch changes that, and when it comes. */
export function LinePlace({
  order,
  line,
  seats,
  courses,
}: {
  readonly order: string;
  readonly line: LineView;
  /** How many there are. */
  readonly seats: number;
  readonly courses: Courses;
}) {
  const act = useAct();
  const only = { order, line: line.line };
  const seat = line.seat.value;
  return (
    <Popped
      name={words.line.place(line.item.name, seat === null ? words.line.noSeat : words.order.seat(seat))}
      label={line.item.name}
      className="quiet line-place"
      face={<span>{seat === null ? <Icon of={Users} /> : seat}</span>}
    >
      {(close) => (
        <>
          <small className="muted">{words.line.seat}</small>
          <SeatChoices
            seats={seatsTo(seats)}
            value={seat}
            onChoose={(chosen) => {
              if (chosen !== seat) act({ type: 'set-seat', ...only, seat: chosen });
              close();
            }}
          />
          {courses.shown && (
            <>
              <small className="muted">{words.line.course}</small>
              <CourseChoices
                courses={courses.all}
                first={{ value: null, label: words.line.noCourse }}
                value={line.course.value}
                onChoose={(chosen) => {
                  if (chosen !== line.course.value) act({ type: 'set-course', ...only, course: chosen });
                  close();
                }}
              />
            </>
          )}
        </>
      )}
    </Popped>
  );
}
