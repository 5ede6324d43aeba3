import { practiceIds } from '../practice-plan.ts';
import {
  type Act,
  adds,
  bumps,
  by,
  cancels,
  changesRow,
  closes,
  elsewhere,
  fires,
  guests,
  moves,
  opens,
  pays,
  productOf,
  recalls,
  removes,
  seats,
  taps,
  types,
  voids,
  type Who,
  writes,
} from './acts.ts';

/**
 * A situation of the house rules, as it was recorded: what both see, what each does while the two cannot see each other, and
 * where it shows when they can again.
 */
export type Scene = {
  readonly together: readonly Act[];
  readonly apart: readonly Act[];
  /** The order that is looked at, by the name that the acts give it. */
  readonly looksAt: string;
  /** Whose clock is wrong, and how far it is ahead, in ms. */
  readonly clockAheadMs?: Partial<Readonly<Record<Who, number>>>;
};

const [anna, ben] = [by('anna'), by('ben')];
const [soup, bread, olives] = ['Toast', 'Sourdough', 'Green olives'];
const at = (table: string, ...more: readonly Act[]): readonly Act[] => [
  anna(opens(table)),
  anna(adds(soup, 2)),
  ...more,
];

const scene = (together: readonly Act[], apart: readonly Act[], looksAt = 'party'): Scene => ({
  together,
  apart,
  looksAt,
});

/** Every rule of the house that shows on a waiter's tablet, once. */
export const scenes = {
  addBoth: scene(at('1'), [anna(adds(bread)), ben(adds(olives))]),
  tapBoth: scene(at('1'), [anna(taps(soup, 1)), ben(taps(soup, 1))]),
  typeAndTap: scene(at('1'), [ben(taps(soup, 1)), anna(types(soup, 4))]),
  typeBoth: scene(at('1'), [
    ben(types(soup, 3)),
    ben(guests(5)),
    ben(seats(soup, 1)),
    anna(types(soup, 4)),
    anna(guests(4)),
    anna(seats(soup, 2)),
  ]),
  noteBoth: scene(at('1', anna(writes(soup, 'no nuts'))), [
    anna(writes(soup, 'please: no nuts')),
    ben(writes(soup, 'no nuts, in a bowl')),
  ]),
  removedAndChanged: scene(at('1'), [ben(removes(soup)), anna(taps(soup, 1))]),
  removedAndFired: scene(at('1'), [ben(removes(soup)), anna(fires(soup))]),
  firedBoth: scene(at('1'), [anna(fires(soup)), ben(fires(soup))]),
  movedTwice: scene(at('1'), [ben(moves('2')), anna(moves('3'))]),
  openedTwice: scene(
    [],
    [anna(opens('1')), anna(adds(soup)), ben(opens('1', 'others')), ben(adds(bread, 1, bread, 'others'))],
  ),
  cancelledAndAdded: scene(at('1'), [ben(cancels('Guests left')), anna(adds(bread))]),
  paidAndAdded: scene(at('1', anna(fires(soup))), [ben(pays('cash')), ben(closes), anna(adds(bread))]),
  paidTwice: scene(at('1', anna(fires(soup))), [anna(pays('hers')), ben(pays('his'))]),
  voidedAndPaid: scene(at('1', anna(fires(soup))), [ben(pays('cash')), anna(voids(soup, 1, 'Mistake at the table'))]),
  bumpedAndRecalled: scene(at('1', anna(fires(soup)), ben(bumps(soup, 1))), [ben(recalls(soup)), anna(bumps(soup))]),
  tableArchived: scene(
    [],
    [ben(changesRow('tables', practiceIds.table('4'), { archived: true })), anna(opens('4')), anna(adds(soup))],
  ),
  soldOut: scene(at('1'), [
    ben(changesRow('products', productOf(bread), { availability: 'sold-out' })),
    anna(adds(bread)),
  ]),
  stationChanged: scene(at('1', anna(fires(soup))), [
    ben(changesRow('products', productOf(soup), elsewhere(soup))),
    anna(adds(soup, 1, 'another')),
    anna(fires('another')),
  ]),
  wrongClock: {
    ...scene(at('1'), [ben(types(soup, 3)), ben(guests(5)), anna(types(soup, 4)), anna(guests(4))]),
    clockAheadMs: { ben: 2 * 3_600_000 },
  },
} as const satisfies Record<string, Scene>;

export type SceneName = keyof typeof scenes;
export const sceneNames = Object.keys(scenes) as readonly SceneName[];
