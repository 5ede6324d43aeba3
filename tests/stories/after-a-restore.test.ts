import { maxQueuedPushes } from '@comanda/shared/sync/box-link.ts';
import type { Sealed, Up } from '@comanda/shared/sync/wire.ts';
import { expect } from 'vitest';
import type { Stage } from '../restaurant/stage.ts';
import { refusesNothing } from '../restaurant/tampered.ts';
import { type Open, onEveryLine, onSimulatedCable } from './on-every-line.ts';
import { saysInstead } from './says-instead.ts';

/** As if the event that is given back first had been changed on the tablet's disk. */
const withOneBadSeal = (message: Up): Up => {
  if (message.type !== 'reoffer') return message;
  const [first, ...others] = message.events as Sealed[];
  if (first === undefined) return message;
  const mac = first.mac.replace(/^./, (letter) => (letter === 'a' ? 'b' : 'a'));
  return { ...message, events: [{ ...first, mac }, ...others] };
};

/** Anna did not hear that the box had admitted what she did, and it forgot; but Ben had seen it. */
async function refusedUntilProven<S extends Stage>(open: Open<S>) {
  const night = await open({ tablets: 1 });
  const ben = night.tablet(1);
  const anna = await night.addTablet('tablet', night.staff('waiter'));
  let isDeaf = false;
  anna.wrapLinks = (links) => ({
    connect: (kind, events) =>
      links.connect(kind, { ...events, received: (message) => isDeaf || events.received(message) }),
  });
  anna.core.wake();
  await night.settle();
  const backup = await night.backUp();
  const order = anna.open(night.table('1'));
  const line = anna.add(order, night.plainProducts()[0] ?? '');
  anna.do({ type: 'fire', order, lines: 'all' });
  await night.settle();
  isDeaf = true;
  night.becomes(night.staff('waiter'), 'manager');
  // The tablet does not know yet that she may.
  anna.core.judge = refusesNothing;
  anna.do({ type: 'start', order, lines: [line] });
  await night.until(() => expect(ben.line(order, line).started).toBe(1));
  ben.cable.cut();
  await night.restore(backup);
  isDeaf = false;
  await night.startBox();
  await night.settle();
  expect(anna.core.cards.map((card) => card.verdict.code)).toEqual(['not-permitted']);
  expect(anna.line(order, line).started).toBe(0);
  const saved = anna.disk.saved();
  ben.cable.mend();
  await night.settle();
  expect(anna.core.cards).toEqual([]);
  for (const tablet of night.tablets) expect(tablet.line(order, line).started).toBe(1);
  return { night, anna, saved };
}

onEveryLine((story) => {
  story('one event whose seal does not fit does not keep a tablet from giving back the others', async ({ open }) => {
    const night = await open({ tablets: 1 });
    const anna = night.tablet(1);
    const [beer = ''] = night.plainProducts();
    const order = anna.open(night.table('1'));
    const spoilt = anna.add(order, beer);
    await night.settle();
    const backup = await night.backUp();
    anna.do({ type: 'tap-quantity', order, line: spoilt, by: 1 });
    const line = anna.add(order, beer);
    await night.settle();
    await saysInstead(night, 1, withOneBadSeal);
    await night.restore(backup);
    await night.startBox();
    await night.settle();
    expect(anna.core.connection()).toMatchObject({ state: 'live', pending: 0 });
    expect(anna.line(order, line).quantity).toBe(1);
    expect(anna.line(order, spoilt).quantity).toBe(1);
    expect(night.sql(`SELECT 1 FROM order_events WHERE type = 'quantity-tapped'`)).toEqual([]);
    expect(anna.disk.saved().filter(({ kind }) => kind === 'reoffer')).toEqual([]);
  });

  story('a long evening is given back in portions, no more at once than the box takes', async ({ open }) => {
    const night = await open({ tablets: 1 });
    const anna = night.tablet(1);
    const [beer = ''] = night.plainProducts();
    const tables = ['1', '2'].map((number) => anna.open(night.table(number)));
    const dishes = tables.map((order) => Array.from({ length: 30 }, () => anna.add(order, beer)));
    await night.settle();
    const backup = await night.backUp();
    let [onTheWay, most, all] = [0, 0, 0];
    anna.wrapLinks = (links) => ({
      connect(kind, events) {
        onTheWay = 0;
        const link = links.connect(kind, {
          ...events,
          received(message) {
            if (message.type === 'reoffered') onTheWay -= 1;
            events.received(message);
          },
        });
        return {
          ...link,
          send(message) {
            if (message.type === 'reoffer') {
              onTheWay += 1;
              all += 1;
            }
            most = Math.max(most, onTheWay);
            link.send(message);
          },
        };
      },
    });
    // Two parties change tables with all they have, again and again.
    const moves = 58;
    for (let move = 0; move < moves; move += 1) {
      for (const [at, lines] of dishes.entries()) {
        const [from = '', to = ''] = (move + at) % 2 === 0 ? tables : tables.toReversed();
        anna.do({ type: 'transfer-lines', order: from, lines, to });
      }
    }
    await night.settle();
    await night.restore(backup);
    await night.startBox();
    await night.settle();
    expect(anna.core.connection()).toMatchObject({ state: 'live', pending: 0 });
    expect(night.sql(`SELECT count(*) AS n FROM order_events WHERE type = 'line-transferred'`)).toEqual([
      { n: 60 * moves },
    ]);
    expect(all).toBeGreaterThan(maxQueuedPushes / 2);
    expect(most).toBeLessThanOrEqual(maxQueuedPushes / 2);
  });

  story('somebody signed in after the backup: what they tap after the restore is theirs', async ({ open }) => {
    const night = await open({ tablets: 1 });
    const anna = night.tablet(1);
    const order = anna.open(night.table('1'));
    await night.settle();
    const backup = await night.backUp();
    const waiter = night.staff('waiter');
    const signIn = night.box.core?.signIn(anna.identity.id, waiter);
    if (signIn !== undefined) anna.core.signIn(signIn);
    await night.settle();
    await night.restore(backup);
    await night.startBox();
    await night.settle();
    const line = anna.add(order, night.plainProducts()[0] ?? '');
    await night.settle();
    expect(anna.core.cards).toEqual([]);
    expect(anna.line(order, line)).toMatchObject({ quantity: 1, added: { event: { staff: waiter } } });
    expect(night.sql('SELECT quantity FROM order_lines')).toEqual([{ quantity: 1 }]);
  });

  story(
    'a restored box refuses what it had admitted, until another tablet proves it: the card goes',
    async ({ open }) => {
      const { night, anna } = await refusedUntilProven(open);
      await anna.restart();
      await night.settle();
      expect(anna.core.cards).toEqual([]);
    },
  );
});

onSimulatedCable('a device has to die between two of its writes', (story) => {
  story('a card that is not off the disk yet when the tablet dies is not shown again', async ({ open }) => {
    const { night, saved } = await refusedUntilProven(open);
    const anna = night.tablet(2);
    const [card] = saved.filter(({ kind }) => kind === 'card');
    await anna.kill();
    anna.disk.documents.set(`card ${card?.key}`, JSON.stringify(card));
    await anna.restart();
    await night.settle();
    expect(anna.core.cards).toEqual([]);
  });
});

onSimulatedCable('the clock of the box has to be set back', (story) => {
  story('a box restored on a slow machine: who changes a row they have read has the last word', async ({ open }) => {
    const night = await open({ tablets: 2 });
    const [anna, ben] = [night.tablet(1), night.tablet(2)];
    const [dish = ''] = night.plainProducts();
    night.box.core?.changeRecords([{ table: 'products', id: dish, fields: { price: 4_200 } }]);
    night.settle();
    night.restore(night.backUp());
    night.box.wallSkewMs = -3_600_000;
    night.startBox();
    anna.restart();
    night.settle();
    for (const [at, tablet] of [anna, ben].entries()) {
      tablet.core.changeRecord('products', dish, { price: 5_000 + at });
      night.settle();
      for (const one of night.tablets) expect(one.core.records('products').get(dish)?.fields.price).toBe(5_000 + at);
    }
    expect(night.sql('SELECT price FROM products WHERE id = ?', dish)).toEqual([{ price: 5_001 }]);
  });

  story(
    'a tap is dated after what was read, as the box would date it: it is given back all the same',
    async ({ open }) => {
      const night = await open({ tablets: 1 });
      const anna = night.tablet(1);
      const order = anna.open(night.table('1'));
      night.settle();
      night.restore(night.backUp());
      night.box.wallSkewMs = -3_600_000;
      night.startBox();
      night.settle();
      const [beer = ''] = night.plainProducts();
      anna.add(order, beer);
      night.settle();
      const backup = night.backUp();
      const line = anna.add(order, beer);
      night.settle();
      night.restore(backup);
      night.startBox();
      night.settle();
      expect(night.sql('SELECT 1 FROM order_lines')).toHaveLength(2);
      expect(anna.line(order, line).quantity).toBe(1);
    },
  );
});
