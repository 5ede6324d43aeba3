import type { LineView } from '@comanda/shared/order/line-view.ts';

/** What one touch on Send does. */
export type SendPlan = {
  readonly fire: readonly LineView[];
  readonly hold: readonly LineView[];
  /** Dishes that are fired, by who cooks them; null: nobody in particular. Most first. */
  readonly stations: readonly { readonly station: string | null; readonly count: number }[];
  /** Dishes that nobody has sent yet. */
  readonly unsent: number;
  /** Dishes that wait already. */
  readonly held: number;
};

/**
 * The first course that is not with the kitchen goes, later ones wait until somebody fires them. What has no course, drinks
 * and the like, never waits; nor does what is added to a course that is being cooked.
 * @param rankOf null for what has no course, or where courses are not served one by one
 */
export function sendPlan(lines: readonly LineView[], rankOf: (line: LineView) => number | null): SendPlan {
  const due = lines.filter((line) => line.unfired > 0 && !line.removed);
  const ranks = (some: readonly LineView[]): number[] => some.flatMap((line) => rankOf(line) ?? []);
  const firstDue = Math.min(...ranks(due));
  const furthestFired = Math.max(...ranks(lines.filter((line) => line.withKitchen > 0)));
  const goes = (line: LineView): boolean => {
    const rank = rankOf(line);
    return rank === null || rank <= firstDue || rank <= furthestFired;
  };
  const drafts = due.filter((line) => !line.held);
  const fire = drafts.filter(goes);
  return {
    fire,
    hold: drafts.filter((line) => !goes(line)),
    stations: byStation(fire),
    unsent: dishes(drafts),
    held: dishes(due.filter((line) => line.held)),
  };
}

const dishes = (lines: readonly LineView[]): number => lines.reduce((sum, line) => sum + line.unfired, 0);

function byStation(lines: readonly LineView[]): SendPlan['stations'] {
  const counts = new Map<string | null, number>();
  for (const line of lines)
    for (const station of line.item.stations.length === 0 ? [null] : line.item.stations)
      counts.set(station, (counts.get(station) ?? 0) + line.unfired);
  return [...counts].map(([station, count]) => ({ station, count })).sort((a, b) => b.count - a.count);
}
