import { idOf, openAt, party, sells, table12 } from '@comanda/shared/order/commands.fixture.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import { tabletAfter } from '@comanda/shared/order/tablets.fixture.ts';
import { expect, test } from 'vitest';
import { sendPlan } from './send-plan.ts';

const courses = ['starters', 'mains', 'desserts'];
const rankOf = (line: LineView): number | null => {
  const rank = courses.findIndex((course) => idOf(course) === line.course.value);
  return rank < 0 ? null : rank;
};

const adds = (dish: string, course: string | null): Command =>
  ({ ...sells(dish), course: course === null ? null : idOf(course) }) as Command;
const fires = (...dishes: string[]): Command => ({ type: 'fire', order: party, lines: dishes.map(idOf) });
const holds = (...dishes: string[]): Command => ({ type: 'hold', order: party, lines: dishes.map(idOf), held: true });

function planAfter(...commands: Command[]): { fire: string[]; hold: string[]; unsent: number; held: number } {
  const plan = sendPlan(tabletAfter([openAt(table12), ...commands]).sees(party).lines, rankOf);
  const names = (lines: readonly LineView[]) => lines.map(({ item }) => item.name);
  return { ...plan, fire: names(plan.fire), hold: names(plan.hold) };
}

const dinner = [adds('wine', null), adds('soup', 'starters'), adds('steak', 'mains'), adds('tart', 'desserts')];

test('the first course and the drinks go, the rest waits', () => {
  expect(planAfter(...dinner)).toMatchObject({ fire: ['wine', 'soup'], hold: ['steak', 'tart'], unsent: 4, held: 0 });
});

test('a table without a starter gets its main at once', () => {
  expect(planAfter(adds('tart', 'desserts'), adds('steak', 'mains'))).toMatchObject({
    fire: ['steak'],
    hold: ['tart'],
  });
});

test('what waits already is not sent again, and a dessert that is added waits behind it', () => {
  const after = planAfter(adds('steak', 'mains'), holds('steak'), adds('tart', 'desserts'), adds('wine', null));
  expect(after).toMatchObject({ fire: ['wine'], hold: ['tart'], unsent: 2, held: 1 });
});

test('one more of a course that is being cooked does not wait', () => {
  const after = planAfter(
    adds('soup', 'starters'),
    adds('steak', 'mains'),
    fires('soup', 'steak'),
    adds('salad', 'starters'),
  );
  expect(after).toMatchObject({ fire: ['salad'], hold: [] });
});

test('mains that are taken down after the starters went are the next course', () => {
  expect(planAfter(adds('soup', 'starters'), fires('soup'), adds('steak', 'mains'))).toMatchObject({ fire: ['steak'] });
});

test('where courses are not shown everything goes', () => {
  const { lines } = tabletAfter([openAt(table12), ...dinner]).sees(party);
  expect(sendPlan(lines, () => null)).toMatchObject({
    hold: [],
    unsent: 4,
    stations: [{ station: idOf('kitchen'), count: 4 }],
  });
});

test('nothing is to be sent of an empty order', () => {
  expect(planAfter()).toMatchObject({ fire: [], hold: [], unsent: 0, stations: [] });
});
