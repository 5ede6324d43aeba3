import { useMemo } from 'react';
import { inUse, ranked, useRows } from './rows.ts';

/** What a product can be put into, as fields offer it. */
export function useMenuChoices() {
  const categoryRows = useRows('categories');
  const stationRows = useRows('stations');
  const courseRows = useRows('courses');
  return useMemo(() => {
    const categories = ranked(categoryRows);
    return {
      categories,
      stations: ranked(stationRows),
      courses: ranked(courseRows),
      stationOf: new Map(
        categories.flatMap(({ id, station }) => {
          const name = stationRows.get(station ?? '')?.name;
          return name === undefined ? [] : [[id, name] as const];
        }),
      ),
    };
  }, [categoryRows, stationRows, courseRows]);
}

/** The menu in its own order: by category, then by place in it. */
export function useMenu() {
  const rows = useRows('products');
  const categories = ranked(useRows('categories'));
  const places = new Map(categories.map(({ id }, at) => [id, at]));
  const place = (category: string): number => places.get(category) ?? categories.length;
  return inUse(rows).sort(
    (a, b) => place(a.category) - place(b.category) || a.rank - b.rank || a.name.localeCompare(b.name),
  );
}
