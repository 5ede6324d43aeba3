import { describe, expect, test } from 'vitest';
import { fire, idOf, openAt, party, pay, remove, sells, tap, type, undo, voids } from './commands.fixture.ts';
import type { Command } from './commands.ts';
import { everyoneSees, tabletAfter, twoTablets } from './tablets.fixture.ts';

const beer = idOf('beer');
const ask: Command = { type: 'ask-bill', order: party, asked: true };
const askNot: Command = { type: 'ask-bill', order: party, asked: false };
const handsTo = (name: string, ...besides: string[]): Command => ({
  type: 'set-waiter',
  order: party,
  besides,
  staff: idOf(name),
});

describe('who serves', () => {
  test('whoever opened it serves it, until it is handed over', () => {
    const night = twoTablets(sells('beer'));
    expect(everyoneSees(night).waiter).toMatchObject({ value: idOf('Ann'), lost: [] });
    night.ann.does(handsTo('Ben'));
    expect(everyoneSees(night).waiter).toMatchObject({ value: idOf('Ben'), lost: [] });
  });

  test('two hand it to different people: the later counts, the other is shown until somebody who saw it chooses', () => {
    const night = twoTablets();
    night.ann.does(handsTo('Cleo'));
    night.ben.does(handsTo('Ben'));
    const { waiter } = everyoneSees(night);
    expect(waiter.value).toBe(idOf('Ben'));
    expect(waiter.lost.map(({ value }) => value)).toEqual([idOf('Cleo')]);
    night.ann.does(handsTo('Ben'));
    expect(everyoneSees(night).waiter).toMatchObject({ value: idOf('Ben'), lost: [] });
  });

  test('all orders of a shift change hands in one act, those that are over do not, and each can be taken back', () => {
    const [second, over] = [idOf('second'), idOf('over')];
    const night = twoTablets(openAt(idOf('table 3'), second), openAt(idOf('table 4'), over));
    night.ann.does({ type: 'cancel-order', order: over, reason: 'they left' });
    const given = night.ann.does(handsTo('Ben', second, over));
    expect(given.map(({ event }) => event.orderId)).toEqual([party, second]);
    expect(everyoneSees(night, second).waiter.value).toBe(idOf('Ben'));
    for (const { event } of given) night.ann.does({ ...undo(event.id), order: event.orderId } as Command);
    for (const order of [party, second]) expect(everyoneSees(night, order).waiter.value).toBe(idOf('Ann'));
  });
});

describe('who asks for the bill', () => {
  const served = [sells('beer', { quantity: 2 })];
  const isAsked = (...after: readonly Command[]): boolean =>
    tabletAfter([openAt(idOf('table 12')), ...served, ask, ...after]).sees(party).billAsked !== null;

  test('it stands until it is taken back, by saying so or by Undo', () => {
    expect(isAsked()).toBe(true);
    expect(isAsked(askNot)).toBe(false);
    const ann = tabletAfter([openAt(idOf('table 12')), ...served]);
    const [asked] = ann.does(ask);
    ann.does(undo(asked?.event.id ?? ''));
    expect(ann.sees(party).billAsked).toBeNull();
  });

  test.each<[string, boolean, Command[]]>([
    ['a dish is added', false, [sells('coffee')]],
    ['one more is tapped', false, [tap(beer, 1)]],
    ['more is typed', false, [type(beer, 3)]],
    ['a line is brought back', false, [remove(beer), { type: 'bring-back-line', order: party, line: beer }]],
    ['a part is paid', false, [pay('p1', 300)]],
    ['all is paid', false, [pay('p1', 1000)]],
    ['one less is tapped', true, [tap(beer, -1)]],
    ['fewer are typed', true, [type(beer, 1)]],
    ['what was ordered is sent, and a dish of it voided', true, [fire(), voids('beer')].map(ofBeer)],
    ['the guests are counted', true, [{ type: 'set-guests', order: party, guests: 2 }]],
  ])('when %s afterwards it still stands: %s', (_, stands, after) => {
    expect(isAsked(...after)).toBe(stands);
  });

  test('a dish that was ordered before, by a tablet that was away, does not answer it; one that was ordered later does', () => {
    const night = twoTablets(...served);
    night.ben.does(sells('soup'));
    night.ann.does(ask);
    expect(everyoneSees(night).billAsked).not.toBeNull();
    night.ben.does(sells('coffee'));
    expect(everyoneSees(night).billAsked).toBeNull();
    night.ann.does(ask);
    expect(everyoneSees(night).billAsked?.event.staff).toBe(idOf('Ann'));
  });

  test('a dish that only comes from another bill answers nothing', () => {
    const night = twoTablets(...served, openAt(null, idOf('friends')), sells('soup', { order: idOf('friends') }));
    night.ann.does(ask);
    night.ben.does({
      type: 'transfer-part',
      order: idOf('friends'),
      line: idOf('soup'),
      quantity: 1,
      as: idOf('part'),
      to: party,
    });
    expect(everyoneSees(night).billAsked).not.toBeNull();
  });
});

function ofBeer(command: Command): Command {
  return command.type === 'void-line' ? { ...command, line: beer } : command;
}
