import type { Hello, Up } from '@comanda/shared/sync/wire.ts';
import { expect, test } from 'vitest';
import { openRestaurant } from '../restaurant/restaurant.ts';
import type { Tablet } from '../restaurant/tablet.ts';

type Night = ReturnType<typeof openRestaurant>;

/** What somebody with the tablet's token could say in its place at the next hello. */
function greets(night: Night, tablet: Tablet, forged: (hello: Hello) => Partial<Hello>): void {
  const { cable } = tablet;
  const connect = cable.connect.bind(cable);
  let isFirst = true;
  const forge = (message: Up): Up => {
    if (message.type !== 'hello' || !isFirst) return message;
    isFirst = false;
    return { ...message, ...forged(message) };
  };
  cable.connect = (kind, events) => {
    const link = connect(kind, events);
    return { ...link, send: (message) => link.send(forge(message as Up)) };
  };
  cable.snap();
  night.settle();
}

/** Three orders with numbers, all of them at the box. */
function evening() {
  const night = openRestaurant({ tablets: 2 });
  const [anna, thief] = [night.tablet(1), night.tablet(2)];
  const [beer = ''] = night.plainProducts();
  for (const table of night.tables().slice(0, 3)) anna.add(anna.open(table), beer);
  night.settle();
  return { night, anna, thief, beer };
}

const foreign = `9-00c0ffee-${'ab'.repeat(16)}`;
const lies: Record<string, (hello: Hello) => Partial<Hello>> = {
  'a position the box never reached': ({ position }) => ({ position: position + 1_000 }),
  'a later life of the box': ({ tag }) => ({ tag: `999999999${tag?.slice(tag.indexOf('-')) ?? ''}` }),
  'the tag of another restaurant': () => ({ tag: foreign, checkpoints: [] }),
  'an old tag at a later position': ({ position, tag }) => ({ position: position - 1, tag }),
};

test.each(Object.keys(lies))('whoever claims %s moves nothing: they get the room whole and go on', (lie) => {
  const { night, anna, thief, beer } = evening();
  const { epoch, head, lastNumber } = night.box.core?.life ?? {};
  greets(night, thief, (hello) => lies[lie]?.(hello) ?? {});
  expect(night.box.core?.life).toMatchObject({ epoch, head, lastNumber });
  expect(thief.core.connection()).toMatchObject({ state: 'live', pending: 0 });
  const order = thief.open(night.tables()[4] ?? '');
  thief.add(order, beer);
  night.settle();
  expect(anna.view(order).number).toBe((lastNumber ?? 0) + 1);
});

test('what waits on a tablet that claims a restore for nothing reaches the box all the same', () => {
  const { night, anna, thief, beer } = evening();
  night.cut(2);
  const order = thief.open(night.tables()[4] ?? '');
  thief.add(order, beer);
  night.settle();
  night.mend(2);
  greets(night, thief, () => ({ tag: foreign, checkpoints: [] }));
  expect(thief.core.connection()).toMatchObject({ state: 'live', pending: 0 });
  expect(anna.lines(order)).toHaveLength(1);
});

test('a box comes back from a backup and first meets a tablet that knows nothing: who knows comes later and is believed', () => {
  const { night, anna, thief: ben, beer } = evening();
  const backup = night.box.backup();
  const order = anna.open(night.tables()[4] ?? '');
  anna.add(order, beer);
  night.settle();
  const { epoch = 0, lastNumber = 0 } = night.box.core?.life ?? {};
  anna.kill();
  ben.kill();
  ben.disk.wipe();
  night.box.restore(backup);
  night.startBox();
  ben.restart();
  night.settle();
  ben.core.signIn(night.box.core?.signIn(ben.identity.id, night.staff('owner')) as never);
  ben.add(ben.open(night.tables()[5] ?? ''), beer);
  night.settle();
  expect(night.box.core?.life.epoch).toBe(epoch);
  anna.restart();
  night.settle();
  expect(night.box.core?.life.epoch).toBe(epoch + 1);
  expect(night.box.core?.life.lastNumber).toBeGreaterThan(lastNumber + 100);
  for (const tablet of [anna, ben]) {
    expect(tablet.lines(order)).toHaveLength(1);
    expect(tablet.core.replica.epoch).toBe(epoch + 1);
    expect(tablet.core.connection()).toMatchObject({ state: 'live', pending: 0 });
  }
});

test('one who shows the same true tag of the forgotten life again and again begins only one new life', () => {
  const { night, anna, thief } = evening();
  const backup = night.box.backup();
  anna.open(night.tables()[4] ?? '');
  night.settle();
  const { position, tag } = thief.core.replica;
  const { epoch = 0 } = night.box.core?.life ?? {};
  night.box.restore(backup);
  night.startBox();
  night.settle();
  const { lastNumber } = night.box.core?.life ?? {};
  for (let time = 0; time < 3; time += 1) greets(night, thief, () => ({ position, tag }));
  expect(night.box.core?.life).toMatchObject({ epoch: epoch + 1, lastNumber });
  expect(thief.core.connection()).toMatchObject({ state: 'live', pending: 0 });
});

test('a restored box has its long evening back before it hears of the tap that came after it', () => {
  const { night, anna, thief: ben, beer } = evening();
  const backup = night.box.backup();
  const first = anna.open(night.tables()[4] ?? '');
  const busy = anna.add(first, beer);
  for (let tap = 0; tap < 1_700; tap += 1)
    anna.do({ type: 'tap-quantity', order: first, line: busy, by: tap % 2 === 0 ? 1 : -1 });
  const last = anna.open(night.tables()[5] ?? '');
  const line = anna.add(last, beer);
  night.settle(60_000);
  ben.kill();
  ben.disk.wipe();
  night.cut(1);
  anna.do({ type: 'tap-quantity', order: last, line, by: 1 });
  night.box.restore(backup);
  night.startBox();
  night.mend(1);
  night.settle(60_000);
  expect(anna.core.cards).toEqual([]);
  expect(anna.core.connection()).toMatchObject({ state: 'live', pending: 0 });
  expect(anna.line(first, busy).facts).toHaveLength(1_701);
  expect(anna.line(last, line).quantity).toBe(2);
});
