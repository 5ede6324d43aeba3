import {
  amountOff,
  comps,
  fire,
  idOf,
  merge,
  openAt,
  party,
  percentOff,
  sells,
  table12,
  undo,
  voids,
} from '@comanda/shared/order/commands.fixture.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import type { Fact } from '@comanda/shared/order/events.ts';
import { Tablet } from '@comanda/shared/order/tablets.fixture.ts';
import { projectOrder } from '@comanda/shared/sync/project.ts';
import { expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import { reductionsOf } from './reductions.ts';
import { eventAt, groupOf } from './sample/group.ts';

const [soup, friends] = [idOf('soup'), idOf('friends')];
const [friday, saturday] = ['2026-03-06', '2026-03-07'];
const signIn = { id: idOf('a yes'), staff: idOf('Matteo'), device: idOf('Ann'), issuedMs: 1, expiresMs: 2, mac: 'f' };

/** A box that admits what one tablet does. */
function box() {
  const { database, store } = openRestaurant(':memory:');
  const ann = new Tablet('Ann');
  let head = 0;
  const admits = (facts: readonly Fact[], day: string): void => {
    const events = facts.map((fact, at) => {
      const event = fact.event;
      return { ...eventAt(head + at + 1, event.orderId), event, json: JSON.stringify(event) };
    });
    const projections = [...ann.book.orders.keys()].flatMap((id) => projectOrder(ann.book, id) ?? []);
    const upTo = head + Math.max(1, facts.length);
    store.commit(
      groupOf({ from: head, upTo, events, projections, signIns: [signIn], lastNumber: { day, number: head + 1 } }),
    );
    head = upTo;
  };
  return {
    ann,
    database,
    does: (day: string, ...commands: readonly Command[]) =>
      admits(
        commands.flatMap((one) => ann.does(one)),
        day,
      ),
    numbers: (order: string, number: number) =>
      admits([ann.writes({ orderId: order, type: 'number-given', body: { number, day: friday } })], friday),
    /** Somebody else's PIN was needed for this one. */
    doesApproved(command: Command): void {
      const facts = ann.does(command);
      admits(
        facts.map((fact) => ({ ...fact, event: { ...fact.event, approval: signIn.id } }) as Fact),
        friday,
      );
    },
    endsDay(): void {
      const dayClosed = { at: head + 1, day: friday, left: [], json: '{}' };
      store.commit(groupOf({ from: head, dayClosed, lastNumber: { day: saturday, number: 0 } }));
      head += 1;
    },
    amounts: (day: string | null) => reductionsOf(database, day).reductions.map(({ kind, amount }) => [kind, amount]),
  };
}

const evening = [openAt(table12), sells('soup', { quantity: 3, price: 1000 }), fire()];

test('each is listed on the day on which the box heard of it, and a day that is closed keeps its list', () => {
  const { database, does, doesApproved, endsDay, amounts } = box();
  does(friday, ...evening);
  doesApproved(comps(soup));
  endsDay();
  does(saturday, voids(soup));
  expect(reductionsOf(database, friday)).toMatchObject({
    day: friday,
    earlier: null,
    later: saturday,
    reductions: [{ kind: 'free', dish: 'soup', staff: idOf('Ann'), approvedBy: idOf('Matteo'), table: table12 }],
  });
  expect(reductionsOf(database, null)).toMatchObject({
    day: saturday,
    earlier: friday,
    later: null,
    reductions: [{ kind: 'void', reason: 'dropped', approvedBy: null }],
  });
  expect([amounts(friday), amounts(saturday)]).toEqual([[['free', 1000]], [['void', 1000]]]);
  expect(reductionsOf(database, '2026-03-08')).toEqual({
    day: '2026-03-08',
    earlier: saturday,
    later: null,
    reductions: [],
  });
});

test('what is taken back on another day takes nothing off any more', () => {
  const { ann, does, endsDay, amounts } = box();
  does(friday, ...evening, percentOff(soup, 10));
  const event = ann.written.at(-1)?.event.id ?? '';
  endsDay();
  expect(amounts(friday)).toEqual([['discount', 300]]);
  does(saturday, undo(event));
  expect(amounts(friday)).toEqual([['discount', 0]]);
});

test('they add up to what the owner reads of the day, also where two parties became one', () => {
  const { database, does, numbers, amounts } = box();
  does(friday, ...evening, comps(soup), percentOff(soup, 25), amountOff(null, 101), voids(soup));
  does(friday, openAt(null, friends), sells('bread', { order: friends, price: 400 }), percentOff(null, 50, friends));
  numbers(party, 1);
  numbers(friends, 2);
  does(friday, merge(friends));
  const of = (kind: string) =>
    amounts(friday).reduce((all, [one, amount]) => all + (one === kind ? Number(amount) : 0), 0);
  expect(database.prepare('SELECT voided_amount, comped_amount, discounted FROM day_reductions').all()).toEqual([
    { voided_amount: of('void'), comped_amount: of('free'), discounted: of('discount') },
  ]);
  expect([of('void'), of('free'), of('discount')]).toEqual([1000, 1000, 250 + 101 + 200]);
});
