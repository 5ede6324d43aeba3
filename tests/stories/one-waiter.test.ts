import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { describe, expect, test } from 'vitest';
import { openRestaurant, type Restaurant } from '../restaurant/restaurant.ts';
import type { Tablet } from '../restaurant/tablet.ts';

/** Anna, Ben and a manager, in a restaurant where each table has one waiter. */
function house() {
  const night = openRestaurant({ tablets: 0 });
  const [multiSession = ''] = night.multiSessions();
  const rows = [...(night.box.core?.life.records.tables.get('staff')?.values() ?? [])];
  const [anna, ben] = rows.filter(({ fields }) => fields.role === 'waiter').map(({ id }) => id);
  const wants = (oneWaiterPerTable: boolean) =>
    night.box.core?.changeRecords([{ table: 'multi_sessions', id: multiSession, fields: { oneWaiterPerTable } }]);
  wants(true);
  const tablets = [anna, ben, night.staff('manager')].map((staff) => night.addTablet('tablet', staff, multiSession));
  night.settle();
  return { night, wants, tablets: tablets as [Tablet, Tablet, Tablet] };
}

const beer = (night: Restaurant): string => night.plainProducts()[0] ?? '';

function refusalOf(tablet: Tablet, command: Parameters<Tablet['core']['act']>[0]): string | null {
  const answer = tablet.core.act(command);
  return isRefusal(answer) ? answer.refused : null;
}

describe('where each table has one waiter', () => {
  test("a waiter is told at once that the table is another's, a manager goes on, and the switch ends it", () => {
    const { night, wants, tablets } = house();
    const [anna, ben, boss] = tablets;
    const order = anna.open(night.table('1'));
    const line = anna.add(order, beer(night));
    night.settle();
    expect(refusalOf(ben, { type: 'tap-quantity', order, line, by: 1 })).toBe('not-your-table');
    expect(refusalOf(ben, { type: 'fire', order, lines: [line] })).toBe('not-your-table');
    // Known before anybody is asked why, and a manager could say yes to it.
    const cancelling = { type: 'cancel-order', order, reason: '?' } as const;
    expect(ben.core.foresee(cancelling)).toEqual({ refused: 'not-your-table', event: expect.any(String) });
    expect(boss.core.foresee(cancelling)).toEqual({ refused: null, event: null });
    expect(refusalOf(ben, { type: 'move-order', order, table: night.table('2') })).toBe('not-your-table');
    expect(
      refusalOf(ben, {
        type: 'open-order',
        order: ben.newId(),
        kind: 'table',
        table: night.table('1'),
        multiSession: ben.identity.multiSession,
        guests: 2,
      }),
    ).toBe('not-your-table');
    expect(
      refusalOf(ben, { type: 'add-mark', order, kind: 'allergy', line: null, seat: null, word: 'nuts' }),
    ).toBeNull();
    expect(refusalOf(boss, { type: 'tap-quantity', order, line, by: 1 })).toBeNull();
    wants(false);
    night.settle();
    expect(refusalOf(ben, { type: 'tap-quantity', order, line, by: 1 })).toBeNull();
    night.settle();
    expect(anna.lines(order)).toEqual([expect.stringMatching(/^3 × /)]);
  });

  test('a party that was expected is nobody’s: whoever seats them serves them, also one who had not noted the call', () => {
    const { night, tablets } = house();
    const [anna, ben] = tablets;
    const table = night.table('1');
    const { multiSession } = anna.identity;
    const expected = { atMs: 1_800_000, guests: 4 };
    const opening = { type: 'open-order', kind: 'table', table, multiSession, guests: null } as const;
    const order = anna.newId();
    anna.do({ ...opening, order, expected });
    night.settle();
    const later = { ...opening, expected };
    // Others may sit down there meanwhile, and the call may be given another table.
    expect(refusalOf(ben, { ...opening, order: ben.newId() })).toBeNull();
    expect(refusalOf(ben, { type: 'move-order', order, table: night.table('2') })).toBeNull();
    expect(refusalOf(ben, { type: 'set-guests', order, guests: 3 })).toBeNull();
    ben.add(order, beer(night));
    night.settle();
    expect(ben.core.cards).toEqual([]);
    // A call for a table that somebody serves until then takes nothing from them.
    const at = { ...later, order: anna.newId(), table: night.table('2') };
    expect(refusalOf(anna, at)).toBeNull();
    for (const tablet of tablets) expect(tablet.view(order).waiter.value).toBe(ben.core.signedIn?.staff);
    expect(refusalOf(anna, { type: 'set-guests', order, guests: 2 })).toBe('not-your-table');
  });

  test('a tablet that does not say no is refused by the box, and nobody else sees it', () => {
    const { night, tablets } = house();
    const [anna, ben] = tablets;
    const order = anna.open(night.table('1'));
    const line = anna.add(order, beer(night));
    night.settle();
    ben.core.judge = () => null;
    ben.do({ type: 'tap-quantity', order, line, by: 5 });
    night.settle();
    expect(ben.core.cards).toMatchObject([{ verdict: { code: 'not-your-table' } }]);
    for (const one of tablets) expect(one.line(order, line).quantity).toBe(1);
  });

  test('a line that was brought to another table belongs to who serves that one, and nobody brings it there unasked', () => {
    const { night, tablets } = house();
    const [anna, ben, boss] = tablets;
    const hers = anna.open(night.table('1'));
    const line = anna.add(hers, beer(night));
    const his = ben.open(night.table('2'));
    night.settle();
    expect(refusalOf(anna, { type: 'transfer-lines', order: hers, lines: [line], to: his })).toBe('not-your-table');
    boss.do({ type: 'transfer-lines', order: hers, lines: [line], to: his });
    night.settle();
    expect(refusalOf(anna, { type: 'tap-quantity', order: his, line, by: 1 })).toBe('not-your-table');
    expect(refusalOf(ben, { type: 'tap-quantity', order: his, line, by: 1 })).toBeNull();
    night.settle();
    expect(ben.lines(his)).toEqual([expect.stringMatching(/^2 × /)]);
    boss.do({ type: 'merge-order', order: hers, into: his });
    night.settle();
    const new1 = ben.add(his, beer(night));
    night.settle();
    expect(ben.line(his, new1).quantity).toBe(1);
    expect(ben.core.cards).toEqual([]);
  });

  test('nobody brings a part of a line to the table of another, or takes it from there, unasked', () => {
    const { night, tablets } = house();
    const [anna, ben, boss] = tablets;
    const hers = anna.open(night.table('1'));
    const line = anna.add(hers, beer(night), 3);
    const his = ben.open(night.table('2'));
    night.settle();
    const part = { type: 'transfer-part', order: hers, line, quantity: 2, to: his } as const;
    expect(refusalOf(anna, { ...part, as: anna.newId() })).toBe('not-your-table');
    expect(refusalOf(ben, { ...part, as: ben.newId() })).toBe('not-your-table');
    const [parted] = boss.do({ ...part, as: boss.newId() });
    night.settle();
    const undo = { type: 'undo', order: hers, event: parted?.id ?? '' } as const;
    expect(refusalOf(anna, undo)).toBe('not-your-table');
    anna.core.judge = () => null;
    anna.do(undo);
    night.settle();
    expect(anna.core.cards).toMatchObject([{ verdict: { code: 'not-your-table' } }]);
    for (const one of tablets)
      expect([one.lines(hers), one.lines(his)].flat()).toEqual([
        expect.stringMatching(/^1 × /),
        expect.stringMatching(/^2 × /),
      ]);
    boss.do(undo);
    night.settle();
    for (const one of tablets)
      expect([one.lines(hers), one.lines(his)]).toEqual([[expect.stringMatching(/^3 × /)], []]);
  });

  test('a table that is handed over is the other waiter’s; what was tapped meanwhile by who did not hear of it stands', () => {
    const { night, tablets } = house();
    const [anna, ben, boss] = tablets;
    const order = anna.open(night.table('1'));
    const line = anna.add(order, beer(night));
    night.settle();
    const give = (to: Tablet) => ({ type: 'set-waiter', order, staff: to.core.signedIn?.staff ?? '' }) as const;
    expect(refusalOf(ben, give(ben))).toBe('not-your-table');
    expect(refusalOf(ben, { type: 'ask-bill', order, asked: true })).toBeNull();
    night.cut(1);
    boss.do(give(ben));
    night.settle();
    expect(refusalOf(ben, { type: 'tap-quantity', order, line, by: 1 })).toBeNull();
    expect(refusalOf(anna, { type: 'tap-quantity', order, line, by: 1 })).toBeNull();
    night.mend(1);
    night.settle();
    for (const one of tablets) {
      expect(one.line(order, line).quantity).toBe(3);
      expect(one.core.cards).toEqual([]);
      expect(one.view(order).waiter.value).toBe(ben.core.signedIn?.staff);
    }
    expect(refusalOf(anna, { type: 'tap-quantity', order, line, by: 1 })).toBe('not-your-table');
    expect(night.sql('SELECT waiter FROM orders')).toEqual([{ waiter: ben.core.signedIn?.staff }]);
  });

  test('whoever hands a table over by mistake takes it back at once, and nobody else does', () => {
    const { night, tablets } = house();
    const [anna, ben, boss] = tablets;
    const order = anna.open(night.table('1'));
    night.settle();
    const [given] = anna.do({ type: 'set-waiter', order, staff: ben.core.signedIn?.staff ?? '' });
    night.settle();
    const undo = { type: 'undo', order, event: given?.id ?? '' } as const;
    expect(refusalOf(anna, { type: 'set-guests', order, guests: 4 })).toBe('not-your-table');
    expect(refusalOf(anna, undo)).toBeNull();
    night.settle();
    expect(boss.view(order).waiter.value).toBe(anna.core.signedIn?.staff);
    expect(anna.core.cards).toEqual([]);
    expect(refusalOf(ben, { type: 'set-guests', order, guests: 4 })).toBe('not-your-table');
  });

  test('nobody is made the waiter who does not work here', () => {
    const { night, tablets } = house();
    const [anna] = tablets;
    const order = anna.open(night.table('1'));
    anna.do({ type: 'set-waiter', order, staff: anna.newId() });
    night.settle();
    expect(anna.core.cards).toMatchObject([{ verdict: { code: 'malformed' } }]);
    expect(anna.view(order).waiter.value).toBe(anna.core.signedIn?.staff);
  });

  test('what two waiters opened on one table without seeing each other stands, each with its own', () => {
    const { night, tablets } = house();
    const [anna, ben] = tablets;
    night.cut(2);
    const hers = anna.open(night.table('1'));
    const his = ben.open(night.table('1'));
    ben.add(his, beer(night));
    night.mend(2);
    night.settle();
    expect(anna.view(hers).state).toBe('open');
    expect(anna.lines(his)).toEqual([expect.stringMatching(/^1 × /)]);
  });
});
