import { isDeepStrictEqual } from 'node:util';
import { allFacts, type Book, emptyBook } from '@comanda/shared/order/book.ts';
import type { Fact } from '@comanda/shared/order/events.ts';
import { evolve } from '@comanda/shared/order/evolve.ts';
import { isOver, orderView } from '@comanda/shared/order/order-view.ts';
import { dishesTaken } from '@comanda/shared/order/taken.ts';
import { audienceOfOrder } from '@comanda/shared/sync/audiences.ts';
import { planOf } from '@comanda/shared/sync/box-records.ts';
import { remember } from '@comanda/shared/sync/keeping.ts';
import { projectOrder } from '@comanda/shared/sync/project.ts';
import { type RecordRow, recordTableNames } from '@comanda/shared/sync/records.ts';
import { naiveOrder } from '../order-model/naive-book.ts';
import { naiveBook } from '../order-model/naive-facts.ts';
import { plainOrder } from '../order-model/plain-order.ts';
import type { Hand } from './hand.ts';
import type { Entry } from './ledger.ts';
import type { Night } from './night.ts';
import { cardKeys } from './people.ts';
import { rowAsWritten, rowInSql } from './rows.ts';

type EventRow = { at: number; id: string; orderId: string; json: string; admittedClock: number | null };

/** When the night is over and everyone has had time to catch up: does everything add up? */
export function reckon(night: Night): { undrained: string[] } {
  const undrained = night.hands.flatMap(stillOwing);
  if (undrained.length > 0) return { undrained };
  const rows = night.restaurant.sql<EventRow>(
    'SELECT position AS at, id, order_id AS orderId, json, admitted_clock AS admittedClock FROM order_events ORDER BY position',
  );
  bytesStayed(night, rows);
  countedOnce(night, rows);
  const facts = rows.map(({ at, json, admittedClock }): Fact => {
    const event = JSON.parse(json) as Fact['event'];
    return { event, clock: admittedClock ?? event.clock, position: at } as Fact;
  });
  numberedOnce(night, facts);
  nothingOpenIsGone(night, facts);
  tablesEqualFold(night, facts);
  viewsEqualFold(night, facts);
  leftAddsUp(night, facts);
  return { undrained };
}

function stillOwing({ tablet }: Hand): string[] {
  const { core, identity, isAlive, disk } = tablet;
  if (!isAlive || !core.isReady) return [`${identity.name} is not up`];
  const { state, pending } = core.connection();
  const reoffers = disk.count('reoffer');
  if (state === 'live' && pending === 0 && reoffers === 0 && core.storageFailure === null) return [];
  return [`${identity.name} is ${state}, ${pending} pending, ${reoffers} to give back`];
}

/** I4 I12 */
function bytesStayed({ watch }: Night, rows: readonly EventRow[]): void {
  if (rows.length !== watch.committed.length)
    watch.violated(`I12 ${watch.committed.length} events were committed, ${rows.length} are there`);
  for (const [index, { at, id, json }] of rows.entries()) {
    const was = watch.committed[index];
    if (was?.at !== at || was.id !== id || was.json !== json) {
      watch.violated(`I4 the event at ${at} is not what was committed there`);
      return;
    }
  }
}

/** I3 I9: every touch that was confirmed was admitted once, or is on a card. */
function countedOnce(night: Night, rows: readonly EventRow[]): void {
  const admitted = new Map(rows.map((row) => [row.id, row]));
  const { store } = night.restaurant.box.disk;
  for (const entry of night.ledger.entries.values()) {
    const { offer, json } = entry;
    const isIn =
      offer.type === 'record-changed' ? store.verdict(offer.id)?.verdict === 'admitted' : admitted.has(offer.id);
    if (isIn && entry.forbidden) night.watch.violated(`I9 ${offer.type} ${offer.id} was admitted`);
    const row = admitted.get(offer.id);
    if (row !== undefined && row.json !== json)
      night.watch.violated(`I4 ${offer.type} ${offer.id} was changed on its way`);
    const isRefused = hasCard(night, entry);
    if (isIn && isRefused && !refusedTooSoon(night, entry))
      night.watch.violated(`I3 ${offer.type} ${offer.id} was admitted and refused`);
    if (!isIn && !isRefused && mustExist(night, entry)) night.watch.violated(`I3 ${offer.type} ${offer.id} is nowhere`);
  }
  for (const { id, json } of rows) {
    if (night.ledger.entries.has(id)) continue;
    const event = JSON.parse(json) as Fact['event'];
    if (event.type !== 'number-given' && !night.ledger.cutShort.has(event.incarnation))
      night.watch.violated(`I3 nobody did ${event.type} ${id}`);
  }
}

/**
 * A restored box refuses what it cannot know; then another device proves that it was admitted before. An author who has the
 * order sees that and the card goes; one who has not, or has put the card away, is not told.
 */
function refusedTooSoon(night: Night, entry: Entry): boolean {
  const { offer, device, restoredSince } = entry;
  if (!restoredSince || offer.type === 'record-changed') return false;
  const hand = night.hands.find(({ tablet }) => tablet.identity.id === device);
  const isOpen = hand !== undefined && cardKeys(hand.tablet).includes(offer.id);
  return !isOpen || !hand?.tablet.core.replica.book.orders.has(offer.orderId);
}

function hasCard(night: Night, { offer, device }: Entry): boolean {
  const hand = night.hands.find(({ tablet }) => tablet.identity.id === device);
  return (hand !== undefined && cardKeys(hand.tablet).includes(offer.id)) || night.ledger.dismissed.has(offer.id);
}

function mustExist(night: Night, entry: Entry): boolean {
  const hand = night.hands.find(({ tablet }) => tablet.identity.id === entry.device);
  if (hand === undefined || entry.lost || entry.diskLife < hand.diskLife) return false;
  return entry.confirmed || entry.coreLife === hand.coreLife;
}

/** No order number is given twice on one day. A box that was restored may have given some before it knew that it was. */
function numberedOnce({ watch }: Night, facts: readonly Fact[]): void {
  if (watch.life > 0) return;
  const given = new Set<string>();
  for (const { event } of facts) {
    if (event.type !== 'number-given') continue;
    const number = `${event.body.number} of ${event.body.day}`;
    if (given.has(number)) watch.violated(`number ${number} was given twice`);
    given.add(number);
  }
}

/** G5: the end of a day takes nothing from the devices that is not over. */
function nothingOpenIsGone({ restaurant, watch }: Night, facts: readonly Fact[]): void {
  const there = ordersOnDevices(restaurant);
  const all = evolve(emptyBook, facts);
  for (const order of all.orders.keys()) {
    const view = there.has(order) ? null : orderView(all, order);
    if (view !== null && !isOver(view)) watch.violated(`G5 order ${order} is open and no device has it`);
  }
}

const ordersOnDevices = (restaurant: Night['restaurant']): Set<string> =>
  new Set(restaurant.sql<{ id: string }>('SELECT order_id AS id FROM orders_on_devices').map(({ id }) => id));

function tablesEqualFold({ restaurant, watch }: Night, facts: readonly Fact[]): void {
  const all = evolve(emptyBook, facts);
  for (const order of all.orders.keys()) {
    const folded = rowAsWritten(projectOrder(all, order));
    const stored = rowInSql(restaurant.box.disk.database, order);
    if (folded !== stored)
      watch.violated(`G6 order ${order} in SQL is not the fold of its events:\n  ${stored}\n  ${folded}`);
  }
}

/** What is left and what the orders have taken is what there was, and every screen shows that. */
function leftAddsUp(night: Night, facts: readonly Fact[]): void {
  const { began, restaurant, watch, sometimes } = night;
  if (began.size === 0) return;
  const all = evolve(emptyBook, facts);
  const views = [...all.orders.keys()].flatMap((id) => orderView(all, id) ?? []);
  const rows = restaurant.sql<{ id: string; left: number }>('SELECT id, "left" FROM products WHERE "left" IS NOT NULL');
  const inSql = new Map(rows.map(({ id, left }) => [id, left]));
  for (const [product, dishes] of began) {
    const taken = views.reduce((sum, view) => sum + (dishesTaken(view).get(product) ?? 0), 0);
    const left = inSql.get(product) ?? Number.NaN;
    if (left !== dishes - taken) watch.violated(`of ${dishes} ${taken} were taken, and ${left} are left`);
    if (left < 0) sometimes.add('more is sold than is left');
    for (const { tablet } of night.hands) {
      const shown = tablet.core.left.get(product);
      if (shown !== Math.max(0, left))
        watch.violated(`I2 ${tablet.identity.name} shows ${shown} left where there are ${left}`);
    }
  }
}

/** I2 I5 G5 */
function viewsEqualFold(night: Night, facts: readonly Fact[]): void {
  const { restaurant, watch } = night;
  const core = restaurant.box.core;
  if (core === null) return;
  const onDevices = ordersOnDevices(restaurant);
  const current = facts.filter(({ event }) => onDevices.has(event.orderId));
  const book = evolve(emptyBook, current);
  const plan = planOf(core.life.records);
  const seenBy = new Map([...book.orders.keys()].map((id) => [id, audienceOfOrder(book, plan, id)]));
  for (const { tablet } of night.hands) {
    const { name } = tablet.identity;
    const multiSession = tablet.core.replica.config?.multiSession ?? '';
    const scope = current.filter(({ event }) => seenBy.get(event.orderId)?.includes(multiSession));
    differences(watch, name, evolve(emptyBook, scope), tablet.core.book);
    differences(watch, `${name} after a restart`, evolve(emptyBook, scope), remember(tablet.disk.saved()).replica.book);
    for (const [table, rows] of core.life.records.tables)
      if (!isDeepStrictEqual(plainRows(rows), plainRows(tablet.core.records(table))))
        watch.violated(`I2 ${name} has other ${table} than the box`);
    readByScreens(night, tablet);
  }
  nothingIsGivenTwice(night, book);
  // It reads everything again for every line, which is what makes it naive.
  if (night.seed % 5 === 0 && current.length < 700) agreesWithNaive(night, book, current);
}

/** I7: no more is free than people said, none of it costs anything, and what is off the orders is borne by their lines. */
function nothingIsGivenTwice({ ledger, watch }: Night, book: Book): void {
  const said = [...ledger.entries.values()].reduce(
    (sum, { offer }) => sum + (offer.type === 'line-comped' ? offer.body.quantity : 0),
    0,
  );
  let free = 0;
  for (const id of book.orders.keys()) {
    const view = orderView(book, id);
    if (view === null) continue;
    for (const { comped, quantity, off, amount, full, item } of view.lines) {
      free += comped;
      if (comped > quantity || full - comped * item.unitPrice - (quantity - comped) * off !== amount)
        watch.violated(`I7 order ${id} gives more than there is`);
    }
    const off = view.discounts.standing.reduce((sum, one) => sum + one.off, 0);
    const borne = view.discounts.standing.flatMap(({ shares }) => [...shares.values()]);
    if (view.total !== view.subtotal - off || borne.reduce((sum, one) => sum + one, 0) !== off || view.total < 0)
      watch.violated(`I7 the discounts of order ${id} do not add up`);
  }
  if (free > said) watch.violated(`I7 ${free} dishes are free, and people gave ${said}`);
}

/** Screens ask the database for rows, and not what the core has in mind. */
function readByScreens({ watch }: Night, { identity, disk, core }: Hand['tablet']): void {
  const written = new Map(
    disk.saved().flatMap((one) => (one.kind === 'record' ? [[`${one.table} ${one.id}`, one.version]] : [])),
  );
  for (const [table, rows] of tablesOf(core))
    for (const { id, version } of rows.values())
      if (written.get(`${table} ${id}`) !== version)
        watch.violated(`I2 the screens of ${identity.name} read an older ${table} ${id}`);
}

const tablesOf = (core: Hand['tablet']['core']) =>
  recordTableNames.map((table) => [table, core.records(table)] as const);

/** A row that a device read from its disk also says under which name it was kept there. */
const plainRows = (rows: ReadonlyMap<string, RecordRow>) =>
  new Map([...rows].map(([id, { version, fields, clocks }]) => [id, { version, fields, clocks }]));

function differences(watch: Night['watch'], name: string, expected: Book, actual: Book): void {
  for (const id of actual.orders.keys())
    if (!expected.orders.has(id)) watch.violated(`I2 ${name} holds order ${id}, which is not for it`);
  for (const [id, order] of expected.orders) {
    const held = actual.orders.get(id);
    const factsOf = (facts: readonly Fact[]): string =>
      facts
        .map(({ event, clock, position }) => `${position} ${event.type} ${event.id} ${clock}`)
        .sort()
        .join('\n');
    const told = factsOf(allFacts(order));
    const has = held === undefined ? 'nothing' : factsOf(allFacts(held));
    if (told !== has) watch.violated(`I2 ${name} has order ${id} otherwise:\n${has}\n  instead of\n${told}`);
    else if (viewText(expected, id) !== viewText(actual, id)) watch.violated(`I2 ${name} shows order ${id} otherwise`);
  }
}

function viewText(book: Book, id: string): string {
  const view = orderView(book, id);
  return view === null ? 'null' : JSON.stringify(plainOrder(view));
}

function agreesWithNaive({ watch }: Night, book: Book, facts: readonly Fact[]): void {
  const naive = naiveBook(facts);
  for (const id of book.orders.keys()) {
    const view = orderView(book, id);
    const told = naiveOrder(naive, id);
    if ((view === null) !== (told === null)) watch.violated(`I5 the naive book disagrees about order ${id}`);
    if (view === null || told === null) continue;
    const quantities = view.lines
      .map((line) => `${line.line} ${line.quantity} ${line.fired} ${line.comped} ${line.amount}`)
      .sort()
      .join();
    const naively = told.lines
      .map((line) => `${line.line} ${line.quantity} ${line.fired} ${line.comped} ${line.amount}`)
      .sort()
      .join();
    if (quantities !== naively) watch.violated(`I5 I7 the naive book counts otherwise in order ${id}`);
    if (view.balance !== told.balance) watch.violated(`I7 the naive book sums up order ${id} otherwise`);
  }
}
