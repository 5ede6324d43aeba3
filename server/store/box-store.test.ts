import { describe, expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import {
  admitted,
  eventAt,
  groupOf,
  hall,
  idOf,
  incarnation,
  lineRow,
  orderRow,
  recordAt,
  tapAt,
  terrace,
  wallMs,
} from './sample/group.ts';
import { places } from './sample/places.ts';
import { sampleFields } from './sample/records.ts';

const order = idOf('order');
const other = idOf('other');

describe.each(places)('the store $place', ({ pathOf }) => {
  const open = () => openRestaurant(pathOf());

  test('P1 a commit is durable: every commit is synchronised in full, and the setting survives the first write', () => {
    const { database, store } = open();
    store.commit(tapAt(1, order));
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.pragma('journal_mode', { simple: true })).toBe(database.memory ? 'memory' : 'wal');
  });

  test('P1 a statement fails in the middle of a commit: nothing of the group is there, and the same group goes in later', () => {
    const { database, store } = open();
    store.commit({ ...tapAt(1, order), projections: [orderRow(order, { lines: [lineRow(idOf('a'), order)] })] });
    const before = database.serialize();
    database.exec(`CREATE TEMP TRIGGER stop BEFORE INSERT ON sign_ins BEGIN SELECT RAISE(ABORT, 'stopped here'); END`);
    const event = eventAt(2, other);
    const group = groupOf({
      from: 1,
      upTo: 3,
      events: [event],
      records: [recordAt(3, 'products', sampleFields.products)],
      verdicts: [admitted(event)],
      incarnations: [{ incarnation, device: idOf('tablet'), have: 2 }],
      signIns: [
        { id: idOf('signin'), staff: idOf('anna'), device: idOf('tablet'), issuedMs: 1, expiresMs: 2, mac: 'f' },
      ],
      projections: [
        orderRow(order, { total: 1, lines: [lineRow(idOf('a'), order, { quantity: 7 })] }),
        orderRow(other),
      ],
      lastNumber: { day: '2026-03-06', number: 9 },
    });
    expect(() => store.commit(group)).toThrow('stopped here');
    expect(database.serialize().equals(before)).toBe(true);

    database.exec('DROP TRIGGER stop');
    store.commit(group);
    expect(database.prepare('SELECT quantity FROM order_lines').pluck().get()).toBe(7);
    expect(store.load()).toMatchObject({ head: 3, lastNumber: 9, businessDay: '2026-03-06' });
  });

  test('P1 a full disk: the commit throws, the store is closed and opened again, and goes on from the last acknowledged group', () => {
    const path = pathOf();
    const { database, store } = openRestaurant(path);
    store.commit(tapAt(1, order));
    database.pragma('max_page_count = 1');
    const big = { ...tapAt(2, order), events: [eventAt(2, order, { json: 'x'.repeat(1_000_000) })] };
    expect(() => store.commit(big)).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
    database.close();
    const again = openRestaurant(path);
    const head = path === ':memory:' ? 0 : 1;
    expect(again.store.load().head).toBe(head);
    again.store.commit(tapAt(head + 1, order));
    expect(again.store.load().head).toBe(head + 1);
  });

  test('P1 a group that does not follow on the last one is refused', () => {
    const { store } = open();
    store.commit(tapAt(1, order));
    expect(() => store.commit(tapAt(1, order))).toThrow(expect.objectContaining({ name: 'NotTheNextGroup' }));
    expect(() => store.commit(tapAt(3, order))).toThrow(expect.objectContaining({ name: 'NotTheNextGroup' }));
  });

  test('P2 the feed covers a group for each audience, and nobody gets what is not theirs', () => {
    const { store } = open();
    const scope = { at: 4, kind: 'scope', enter: [], leave: [order] };
    const closed = { at: 5, kind: 'day-closed', day: '2026-03-06', leave: [other] };
    store.commit(
      groupOf({
        from: 0,
        upTo: 5,
        events: [eventAt(1, order), eventAt(2, other, { audience: [hall, terrace], admittedClock: 77 })],
        records: [recordAt(3, 'floors', sampleFields.floors)],
        scopes: [{ at: 4, multiSession: terrace, json: JSON.stringify(scope) }],
        dayClosed: { at: 5, day: '2026-03-06', left: [other], json: JSON.stringify(closed) },
      }),
    );
    const entriesOf = (multiSession: string) =>
      store.feedAfter(multiSession, 0, 100).entries.map((text): unknown => JSON.parse(text));
    const both = { at: 2, kind: 'event', event: eventAt(2, other).event, admittedClock: 77, mac: '0'.repeat(32) };
    const { row, mac } = recordAt(3, 'floors', sampleFields.floors);
    const record = { at: 3, kind: 'record', row: { ...row, mac } };
    const alone = { at: 1, kind: 'event', event: eventAt(1, order).event, admittedClock: null, mac: '0'.repeat(32) };
    expect(entriesOf(hall)).toEqual([alone, both, record, closed]);
    expect(entriesOf(terrace)).toEqual([both, record, scope, closed]);
  });

  test('what an order is tied to is found without reading a year of lines', () => {
    const { database } = open();
    const plan = database
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT order_id FROM order_lines WHERE on_order = 'x' AND on_order <> order_id
          UNION SELECT order_id FROM orders WHERE merged_into = 'x'`,
      )
      .all()
      .map(({ detail }) => detail);
    expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
    expect(plan.join()).toMatch(/order_lines_by_order.*orders_merged/);
  });

  test('P3 what a commit brought is there for every question after it', () => {
    const { store } = open();
    const group = tapAt(1, order);
    const signIn = {
      id: idOf('signin'),
      staff: idOf('anna'),
      device: idOf('tablet'),
      issuedMs: 1,
      expiresMs: 2,
      mac: 'f',
    };
    store.commit({
      ...group,
      signIns: [signIn],
      incarnations: [{ incarnation, device: idOf('tablet'), have: 1 }],
      projections: [orderRow(order, { lines: [lineRow(idOf('line'), other)] })],
    });
    const { at, event, admittedClock, mac } = eventAt(1, order);
    expect(store.wholeOrder(order)).toEqual({ order, facts: [{ at, event, admittedClock, mac }] });
    expect(store.wholeOrder(other)).toBeNull();
    expect(store.tiedTo(other)).toEqual([order]);
    expect(store.tiedTo(order)).toEqual([]);
    expect(store.signIn(signIn.id)).toEqual(signIn);
    expect(store.signIn(idOf('nobody'))).toBeNull();
    expect(store.deviceOfIncarnation(incarnation)).toEqual({ device: idOf('tablet'), have: 1 });
    expect(store.deviceOfIncarnation('unknown')).toBeNull();
    expect(store.verdict(event.id)).toEqual(group.verdicts[0]);
  });

  test('every refusal is kept with what was offered, in the order of its sender', () => {
    const { database, store } = open();
    const base = admitted(eventAt(9, order));
    const late = {
      ...base,
      id: idOf('late'),
      deviceSeq: 3,
      verdict: 'refused',
      code: 'malformed',
      json: '{"late":1}',
    } as const;
    const early = {
      ...base,
      id: idOf('early'),
      deviceSeq: 2,
      verdict: 'set-aside',
      code: null,
      json: '{"early":1}',
    } as const;
    const change = { ...base, id: idOf('change'), deviceSeq: 4, json: '{"type":"record-changed"}' } as const;
    const reused = {
      ...base,
      id: idOf('change'),
      deviceSeq: 5,
      verdict: 'refused',
      code: 'reused-id',
      json: '{}',
    } as const;
    store.commit(groupOf({ from: 0, upTo: 0, verdicts: [late, early, change, reused] }));
    const kept = database
      .prepare("SELECT json FROM verdicts WHERE verdict <> 'admitted' ORDER BY device_seq, entry")
      .pluck();
    expect(kept.all()).toEqual([early, late, reused].map(({ json }) => json));
    expect(store.verdict(change.id)).toEqual(change);
    expect(store.verdict(idOf('unheard'))).toBeNull();
  });

  test('the epoch rises with the group that says so, and never falls', () => {
    const { store } = open();
    expect(store.load().epoch).toBe(1);
    store.commit(groupOf({ from: 0, upTo: 0, epoch: 7 }));
    store.commit(groupOf({ from: 0, upTo: 0, epoch: 3 }));
    expect(store.load().epoch).toBe(7);
  });

  test('the box remembers the greatest clock that it used', () => {
    const { store } = open();
    const ahead = wallMs * 1024 + 5_000_000;
    store.commit(tapAt(1, order, { admittedClock: ahead }));
    store.commit(tapAt(2, order));
    expect(store.load().clock).toBe(ahead);
  });

  test('orders that left at the end of the day stay in SQL and are not loaded; a late event brings the whole order back', () => {
    const { database, store } = open();
    store.commit(
      groupOf({
        from: 0,
        upTo: 2,
        events: [eventAt(1, order), eventAt(2, other)],
        projections: [orderRow(order), orderRow(other)],
      }),
    );
    store.commit(groupOf({ from: 2, dayClosed: { at: 3, day: '2026-03-06', left: [order], json: '{}' } }));
    expect(store.load()).toMatchObject({ orders: [{ order: other }] });
    expect(store.wholeOrder(order)?.facts).toHaveLength(1);
    expect(database.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(2);

    store.commit(tapAt(4, order));
    expect(store.load().orders.map((whole) => [whole.order, whole.facts.map((fact) => fact.at)])).toEqual([
      [order, [1, 4]],
      [other, [2]],
    ]);
  });

  test('an order that comes back with one that it is tied to is loaded with it', () => {
    const { store } = open();
    store.commit(groupOf({ from: 0, upTo: 2, events: [eventAt(1, order), eventAt(2, other)] }));
    store.commit(groupOf({ from: 2, dayClosed: { at: 3, day: '2026-03-06', left: [order, other], json: '{}' } }));
    expect(store.load().orders).toEqual([]);
    store.commit({ ...tapAt(4, order), returned: [order, other] });
    expect(store.load().orders.map((whole) => whole.order)).toEqual([order, other]);
  });

  test('the business day is the one that numbers are given for; with a new one they begin again', () => {
    const { store } = open();
    expect(store.load()).toMatchObject({ businessDay: '', lastNumber: 0 });
    store.commit(groupOf({ from: 0, lastNumber: { day: '2026-03-06', number: 41 } }));
    expect(store.load()).toMatchObject({ businessDay: '2026-03-06', lastNumber: 41 });
    const dayClosed = { at: 2, day: '2026-03-06', left: [], json: '{}' };
    store.commit(groupOf({ from: 1, dayClosed, lastNumber: { day: '2026-03-09', number: 0 } }));
    expect(store.load()).toMatchObject({ businessDay: '2026-03-09', lastNumber: 0 });
  });
});
