import { fire, idOf, openAt, party, remove, sells, tap } from '@comanda/shared/order/commands.fixture.ts';
import { twoTablets } from '@comanda/shared/order/tablets.fixture.ts';
import { expect, test } from 'vitest';
import { isTakenOffAgain } from './taken-off.ts';

const soup = idOf('soup');

test('what its own waiter took off again is put away; what a colleague changed, removed, or the kitchen has stays in sight', () => {
  const { ann, ben, meet } = twoTablets(sells('soup'));
  const isPutAway = (): boolean => ann.sees(party).lines.some(isTakenOffAgain);
  expect(isPutAway()).toBe(false);
  ann.does(remove(soup));
  expect(isPutAway()).toBe(true);
  ann.does({ type: 'bring-back-line', order: party, line: soup });
  expect(isPutAway()).toBe(false);
  meet();
  ben.does(remove(soup));
  meet();
  expect(isPutAway()).toBe(false);
  // Nobody but Ann, and one who had not seen that it was gone.
  const others = twoTablets(sells('soup'));
  others.ann.does(remove(soup));
  others.ben.does(tap(soup, 1));
  expect(others.ann.sees(party).lines.some(isTakenOffAgain)).toBe(true);
  others.meet();
  expect(others.ann.sees(party).lines.some(isTakenOffAgain)).toBe(false);
  const sent = twoTablets(sells('soup', { quantity: 2 }));
  sent.ann.does(fire());
  sent.ann.does({ type: 'void-line', order: party, line: soup, quantity: 2, reason: 'dropped' });
  sent.ann.does(tap(soup, 1));
  sent.ann.does(remove(soup));
  expect(sent.ann.sees(party).lines[0]).toMatchObject({ removed: true, quantity: 0 });
  expect(sent.ann.sees(party).lines.some(isTakenOffAgain)).toBe(false);
});

test('what one takes off of a colleague’s dish that was parted stays in sight', () => {
  const friends = idOf('friends');
  const { ann, ben, meet } = twoTablets(sells('soup', { quantity: 2 }), openAt(null, friends));
  const as = idOf('her soup');
  ben.does({ type: 'transfer-part', order: party, line: soup, quantity: 1, as, to: friends });
  ben.does({ type: 'remove-line', order: friends, line: as });
  meet();
  expect(ann.sees(friends).lines.map(({ removed }) => removed)).toEqual([true]);
  expect(ann.sees(friends).lines.some(isTakenOffAgain)).toBe(false);
});
