import {
  close,
  fire,
  idOf,
  openAt,
  party,
  pay,
  remove,
  sells,
  table12,
  tap,
} from '@comanda/shared/order/commands.fixture.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { type Tablet, tabletAfter } from '@comanda/shared/order/tablets.fixture.ts';
import { expect, test } from 'vitest';
import { stepBack } from './step-back.ts';

const [soup, friends] = [idOf('soup'), idOf('friends')];
const evening = [openAt(table12), sells('soup', { quantity: 2 }), openAt(null, friends)];
const part = {
  type: 'transfer-part',
  order: party,
  line: soup,
  quantity: 1,
  as: idOf('her soup'),
  to: friends,
} as const;

/** The steps in the history of the soup that have an Undo. */
const offered = (anna: Tablet): string[] =>
  anna
    .sees(party)
    .lines[0]?.facts.filter((fact) => stepBack(anna.book, party, fact) !== null)
    .map(({ event }) => event.type) ?? [];

test('each step that may still be taken back has an Undo, and using it leaves it none', () => {
  const anna = tabletAfter(evening);
  anna.does(tap(soup, 1));
  anna.does({ type: 'set-seat', order: party, line: soup, seat: 2 });
  expect(offered(anna)).toEqual(['line-added', 'quantity-tapped', 'details-changed']);
  for (const fact of anna.sees(party).lines[0]?.facts.toReversed() ?? []) {
    const back = stepBack(anna.book, party, fact);
    if (back !== null) anna.does(back);
  }
  expect(anna.sees(party).lines[0]).toMatchObject({ removed: true, quantity: 0, seat: { value: null } });
  expect(offered(anna)).toEqual(['line-removed']);
});

test.each([
  ['a dish that the kitchen has is not taken away by an Undo', [fire()], []],
  ['nor can its firing be taken back; a later plus can', [fire(), tap(soup, 1)], ['quantity-tapped']],
  ['a dish that is gone already is brought back instead', [remove(soup)], ['line-removed']],
  ['nothing has an Undo once the bill is paid and closed', [tap(soup, 1), pay('p1', 1500), close], []],
  ['a part comes back as long as nothing has come of it', [part], ['line-added', 'line-parted']],
  [
    'and has no Undo once it is with the kitchen',
    [part, { type: 'fire', order: friends, lines: 'all' }],
    ['line-added'],
  ],
] as const satisfies readonly (readonly [string, readonly Command[], readonly string[]])[])('%s', (_, acts, steps) => {
  expect(offered(tabletAfter([...evening, ...acts]))).toEqual(steps);
});
