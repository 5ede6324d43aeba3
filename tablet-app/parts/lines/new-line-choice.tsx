import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { words } from '../words.ts';

/** For whom and when the next lines come. Course undefined: as the menu says. */
export type NewLinePlace = { readonly seat: number | null; readonly course: string | undefined };

const fewestSeats = 2;

export function NewLineChoice({
  view,
  place,
  onChange,
}: {
  readonly view: OrderView;
  readonly place: NewLinePlace;
  readonly onChange: (place: NewLinePlace) => void;
}) {
  const courses = [...useRecords('courses').values()].filter((one) => !one.archived).sort((a, b) => a.rank - b.rank);
  const seats = Math.min(99, Math.max(fewestSeats, view.guests.value ?? 0));
  return (
    <div className="row new-lines">
      <label>
        <span className="visually-hidden">{words.line.seat}</span>
        <select
          value={place.seat ?? ''}
          onChange={({ target }) => onChange({ ...place, seat: target.value === '' ? null : Number(target.value) })}
        >
          <option value="">{words.order.newSeat}</option>
          {Array.from({ length: seats }, (_, at) => at + 1).map((seat) => (
            <option key={seat} value={seat}>
              {words.order.seat(seat)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="visually-hidden">{words.line.course}</span>
        <select
          value={place.course ?? ''}
          onChange={({ target }) => onChange({ ...place, course: target.value === '' ? undefined : target.value })}
        >
          <option value="">{words.order.course}</option>
          {courses.map((course) => (
            <option key={course.id} value={course.id}>
              {course.name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
