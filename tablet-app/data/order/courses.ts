import type { Course } from '@comanda/shared/menu/menu.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { useMemo } from 'react';

/** The courses of an order, in the order in which they come; none where they are not served one by one. */
export type Courses = {
  readonly shown: boolean;
  readonly all: readonly Course[];
  rankOf(line: LineView): number | null;
};

export function useCourses(view: OrderView): Courses {
  const rows = useRecords('courses');
  const shared = useRecords('multi_sessions').get(view.opened.event.body.multiSession);
  // Until the rows have been read: as it is mostly.
  const areServed = shared?.courses ?? true;
  return useMemo(() => {
    const all = areServed ? [...rows.values()].filter((one) => !one.archived).sort((a, b) => a.rank - b.rank) : [];
    return {
      // A new restaurant has none yet: nothing to choose, and everything goes at once.
      shown: all.length > 0,
      all,
      rankOf: ({ course }) => (areServed && course.value !== null ? (rows.get(course.value)?.rank ?? null) : null),
    };
  }, [rows, areServed]);
}

/** How many seats there are to choose from: as many as there are guests, a few where nobody has counted. */
export function seatCount(view: OrderView): number {
  const taken = view.lines.map((line) => line.seat.value ?? 0);
  return Math.min(99, Math.max(view.guests.value ?? fewSeats, ...taken));
}

export const seatsOf = (view: OrderView): readonly number[] => seatsTo(seatCount(view));

export const seatsTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);

const fewSeats = 4;
