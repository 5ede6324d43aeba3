import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { editNote } from '@comanda/shared/notes/note-text.ts';
import { type Down, type Hello, maxMessageBytes, protocolVersion } from '@comanda/shared/sync/wire.ts';
import { expect, test } from 'vitest';
import { openRestaurant } from '../restaurant/restaurant.ts';
import type { Tablet } from '../restaurant/tablet.ts';

/** A banquet: one order with more lines than any message could carry, and a novel on some of them. */
function banquet(tablet: Tablet, table: string, beer: string): string {
  const order = tablet.open(table);
  for (let seat = 0; seat < 400; seat += 1) {
    const line = tablet.add(order, beer);
    const writer = tablet.core.newWriter();
    const edit = seat % 8 === 0 ? editNote([], `Ohne Nüsse, ビール 🍺 ${'für die Tante '.repeat(90)}`, writer) : null;
    if (edit !== null) tablet.do({ type: 'edit-note', order, line, writer, update: edit.update });
  }
  return order;
}

test('an order of four hundred lines with long notes comes to a new tablet in parts that each fit one message', () => {
  const night = openRestaurant({ tablets: 2 });
  const [anna, ben] = [night.tablet(1), night.tablet(2)];
  const [beer = ''] = night.plainProducts();
  const order = banquet(anna, night.table('1'), beer);
  night.settle();
  ben.kill();
  ben.disk.wipe();
  const sizes: number[] = [];
  ben.cable.hears = (message: Down) => {
    if (message.type === 'snapshot') sizes.push(Buffer.byteLength(JSON.stringify(message)));
  };
  ben.restart();
  night.settle();
  expect(sizes.length).toBeGreaterThan(5);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(maxMessageBytes);
  expect(ben.view(order)).toEqual(anna.view(order));
  expect(ben.core.connection()).toMatchObject({ state: 'live', pending: 0 });
});

/** The greatest message that this tablet hears from now on, in bytes, and how many there were that came in parts. */
function listening(tablet: Tablet): { most: number; parts: number } {
  const heard = { most: 0, parts: 0 };
  tablet.cable.hears = (message: Down) => {
    heard.most = Math.max(heard.most, Buffer.byteLength(JSON.stringify(message)));
    if (message.type === 'frame' && !message.isLast) heard.parts += 1;
  };
  return heard;
}

test('whoever was away for the whole banquet catches up in messages of a size', () => {
  const night = openRestaurant({ tablets: 2 });
  const [anna, ben] = [night.tablet(1), night.tablet(2)];
  night.cut(2);
  const order = banquet(anna, night.table('1'), night.plainProducts()[0] ?? '');
  night.settle();
  night.mend(2);
  const heard = listening(ben);
  night.settle();
  expect(heard.parts).toBeGreaterThan(3);
  expect(heard.most).toBeLessThanOrEqual(maxMessageBytes);
  expect(ben.view(order)).toEqual(anna.view(order));
});

test('whoever missed more than is read at once reads all of it', () => {
  const night = openRestaurant({ tablets: 2 });
  const [anna, ben] = [night.tablet(1), night.tablet(2)];
  const order = anna.open(night.table('1'));
  const line = anna.add(order, night.plainProducts()[0] ?? '');
  night.settle();
  night.cut(2);
  for (let round = 0; round < 7; round += 1) {
    for (let tap = 0; tap < 100; tap += 1) anna.do({ type: 'tap-quantity', order, line, by: 1 });
    night.settle();
  }
  night.mend(2);
  night.settle();
  expect(ben.line(order, line).quantity).toBe(701);
  expect(ben.core.connection()).toMatchObject({ state: 'live', pending: 0 });
});

test('a banquet moves to a room of others, and comes back after its day has ended: in messages of a size, and whole', () => {
  const night = openRestaurant({ tablets: 1 });
  const anna = night.tablet(1);
  const [, others = ''] = night.multiSessions();
  const theirs = night.addTablet('tablet', undefined, others);
  const cashier = night.addTablet('till', undefined, others);
  night.settle();
  const order = banquet(anna, night.table('1'), night.plainProducts()[0] ?? '');
  night.settle();
  expect(theirs.core.book.orders.has(order)).toBe(false);
  const heard = listening(theirs);
  anna.do({ type: 'move-order', order, table: night.table('31') });
  night.settle();
  expect(heard.parts).toBeGreaterThan(3);
  const before = theirs.view(order);
  expect(before.lines).toHaveLength(400);
  theirs.cable.cut();
  const [line] = before.lines;
  theirs.do({ type: 'tap-quantity', order, line: line?.line ?? '', by: 1 });
  const { balance } = before;
  const payment = { payment: anna.newId(), tender: 'cash', amount: balance, given: balance } as const;
  cashier.do({ type: 'register-payment', order, ...payment });
  cashier.do({ type: 'close-order', order });
  night.settle();
  night.box.core?.closeDay();
  night.settle();
  heard.parts = 0;
  theirs.cable.mend();
  night.settle();
  expect(heard.parts).toBeGreaterThan(3);
  expect(heard.most).toBeLessThanOrEqual(maxMessageBytes);
  expect(theirs.view(order).lines).toHaveLength(400);
  expect(theirs.view(order).balance).toBe(line?.item.unitPrice);
  expect(theirs.core.connection()).toMatchObject({ state: 'live', pending: 0 });
});

test('a snapshot waits for a reader who is slow, and goes on when there is room', () => {
  const night = openRestaurant({ tablets: 1 });
  const anna = night.tablet(1);
  const [beer = ''] = night.plainProducts();
  for (const table of night.tables().slice(0, 6)) banquet(anna, table, beer);
  night.settle();
  anna.kill();
  const { token } = anna.identity;
  const hello: Hello = {
    type: 'hello',
    protocol: protocolVersion,
    token,
    incarnation: '0123456789abcdef',
    position: 0,
    tag: null,
    multiSession: null,
    outbox: [],
    signIns: [],
    checkpoints: [],
  };
  let [waiting, most, parts] = [0, 0, 0];
  const end = night.box.core?.connect({
    send: (text) => {
      waiting += text.length;
      most = Math.max(most, waiting);
      if (text.startsWith('{"type":"snapshot"')) parts += 1;
    },
    close: () => {},
    waitingBytes: () => waiting,
  });
  end?.received(JSON.stringify(hello));
  night.settle(2_000);
  const before = parts;
  expect(most).toBeLessThan(512 * 1024 + 2 * maxMessageBytes);
  for (let second = 0; second < 10; second += 1) {
    waiting = 0;
    end?.received('{"type":"beat"}');
    night.settle(1_000);
  }
  expect(parts).toBeGreaterThan(before);
  expect(night.box.core?.links()).toMatchObject([{ position: night.box.core?.life.head }]);
});

test('a tablet that restarts all day is no leak, and a tap from a run that was forgotten is not taken twice', () => {
  const night = openRestaurant({ tablets: 2 });
  const [anna, ben] = [night.tablet(1), night.tablet(2)];
  const [beer = ''] = night.plainProducts();
  const order = anna.open(night.table('1'));
  night.settle();
  ben.cable.downCut = true;
  const line = ben.add(order, beer);
  night.settle(1_000);
  ben.kill();
  expect(anna.lines(order)).toHaveLength(1);
  for (let time = 0; time < 320; time += 1) {
    anna.restart();
    night.settle(300);
    const tapped = anna.core.act({ type: 'tap-quantity', order, line, by: 1 });
    expect(isRefusal(tapped)).toBe(false);
    night.settle(100);
  }
  expect(night.box.core?.life.have.size).toBeLessThanOrEqual(300);
  ben.cable.mend();
  ben.restart();
  night.settle();
  expect(ben.core.connection()).toMatchObject({ state: 'live', pending: 0 });
  expect(ben.core.cards).toEqual([]);
  for (const tablet of [anna, ben]) expect(tablet.line(order, line).quantity).toBe(321);
});

test('whoever greets with names of runs that never said anything leaves nothing in the store', () => {
  const night = openRestaurant({ tablets: 2 });
  const { cable } = night.tablet(2);
  const runs = night.sql('SELECT 1 FROM incarnations').length;
  const connect = cable.connect.bind(cable);
  const outbox = Array.from({ length: 60 }, (_, at) => ({ incarnation: at.toString(16).padStart(16, 'f'), first: 9 }));
  cable.connect = (kind, events) => {
    const link = connect(kind, events);
    return { ...link, send: (message) => link.send(message.type === 'hello' ? { ...message, outbox } : message) };
  };
  for (let time = 0; time < 5; time += 1) {
    cable.snap();
    night.settle(1_000);
  }
  expect(night.tablet(2).core.connection().state).toBe('live');
  expect(night.sql('SELECT 1 FROM incarnations')).toHaveLength(runs);
});
