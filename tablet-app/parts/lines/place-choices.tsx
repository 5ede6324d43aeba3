import type { Course } from '@comanda/shared/menu/menu.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Users } from 'lucide-react';
import { words } from '../../words.ts';

/** For whom: nobody in particular, or a seat. */
export function SeatChoices({
  seats,
  value,
  nobody = words.line.noSeat,
  onChoose,
}: {
  readonly seats: readonly number[];
  readonly value: number | null;
  /** What no seat in particular is called. */
  readonly nobody?: string;
  readonly onChoose: (seat: number | null) => void;
}) {
  return (
    <fieldset className="place-choices" aria-label={words.line.seat}>
      <button type="button" className="with-icon" aria-pressed={value === null} onClick={() => onChoose(null)}>
        <Icon of={Users} />
        {nobody}
      </button>
      {seats.map((seat) => (
        <button
          key={seat}
          type="button"
          aria-label={words.order.seat(seat)}
          aria-pressed={value === seat}
          onClick={() => onChoose(seat)}
        >
          {seat}
        </button>
      ))}
    </fieldset>
  );
}

/** When it comes. */
export function CourseChoices<T extends string | null | undefined>({
  courses,
  first,
  value,
  onChoose,
}: {
  readonly courses: readonly Course[];
  /** What stands before the courses, and what it means. */
  readonly first: { readonly value: T; readonly label: string };
  readonly value: string | T;
  readonly onChoose: (course: string | T) => void;
}) {
  return (
    <fieldset className="place-choices" aria-label={words.line.course}>
      <button type="button" aria-pressed={value === first.value} onClick={() => onChoose(first.value)}>
        {first.label}
      </button>
      {courses.map(({ id, name }) => (
        <button key={id} type="button" aria-pressed={value === id} onClick={() => onChoose(id)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
