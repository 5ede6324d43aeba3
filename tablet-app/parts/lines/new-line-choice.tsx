import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { ChevronDown } from 'lucide-react';
import { seatsOf, useCourses } from '../../data/order/courses.ts';
import { words } from '../../words.ts';
import { CourseChoices, SeatChoices } from './place-choices.tsx';
import { Popped } from './popped.tsx';

/** For whom and when the next lines come. Course undefined: as the menu says. */
export type NewLinePlace = { readonly seat: number | null; readonly course: string | undefined };

/** Two chips above the list: what is tapped next is for this seat and this course. */
export function NewLineChoice({
  view,
  place,
  onChange,
}: {
  readonly view: OrderView;
  readonly place: NewLinePlace;
  readonly onChange: (place: NewLinePlace) => void;
}) {
  const courses = useCourses(view);
  const course = useRecords('courses').get(place.course ?? '');
  const seat = place.seat === null ? words.line.noSeat : String(place.seat);
  const when = course?.name ?? words.order.courseUsual;
  return (
    <div className="new-lines" data-set={place.seat !== null || place.course !== undefined}>
      <Popped
        label={words.order.newLines}
        className="place-chip"
        face={<ChipFace name={words.line.seat} value={seat} />}
      >
        {(close) => (
          <SeatChoices
            seats={seatsOf(view)}
            value={place.seat}
            onChoose={(chosen) => {
              onChange({ ...place, seat: chosen });
              close();
            }}
          />
        )}
      </Popped>
      {courses.shown && (
        <Popped
          label={words.order.newLines}
          className="place-chip"
          face={<ChipFace name={words.line.course} value={when} />}
        >
          {(close) => (
            <CourseChoices
              courses={courses.all}
              first={{ value: undefined, label: words.order.courseUsual }}
              value={place.course}
              onChoose={(chosen) => {
                onChange({ ...place, course: chosen });
                close();
              }}
            />
          )}
        </Popped>
      )}
    </div>
  );
}

function ChipFace({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <span className="visually-hidden">{words.order.newLines}, </span>
      <small>{name}</small> <b>{value}</b>
      <Icon of={ChevronDown} />
    </>
  );
}
