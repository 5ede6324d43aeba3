import { expect, test } from 'vitest';
import { emptyBook, without } from './book.ts';
import { idOf, openAt, party, table12 } from './commands.fixture.ts';
import { openOrdersAt } from './decide-opening.ts';
import { draftOf, evolve } from './evolve.ts';
import { orderView } from './order-view.ts';
import { Tablet, twoTablets } from './tablets.fixture.ts';

const table14 = idOf('table 14');
const second = idOf('second');

test('who sits at a table follows each move, whichever facts came first', () => {
  const { ann, ben, meet, replicas } = twoTablets();
  ann.does({ type: 'move-order', order: party, table: table14 });
  ben.does(openAt(table12, second));
  meet();
  for (const book of replicas()) {
    expect(openOrdersAt(book, table12)).toEqual([second]);
    expect(openOrdersAt(book, table14)).toEqual([party]);
  }
  ann.does({ type: 'move-order', order: party, table: table12 });
  expect(new Set(openOrdersAt(ann.book, table12))).toEqual(new Set([party, second]));
  expect(openOrdersAt(ann.book, table14)).toEqual([]);
});

test('an order that leaves the book leaves its tables', () => {
  const { ann } = twoTablets(openAt(table12, second));
  const left = without(ann.book, [party]);
  expect(openOrdersAt(left, table12)).toEqual([second]);
  expect(left.saidAt.get(table12)).toEqual([second]);
});

test('a stream taken from another book is as if its facts had been told here', () => {
  const ann = new Tablet('Ann');
  ann.does(openAt(table12));
  const draft = draftOf(emptyBook);
  const order = ann.book.orders.get(party);
  if (order === undefined) throw new Error('the order was not opened');
  draft.take(order);
  const [guests] = ann.does({ type: 'set-guests', order: party, guests: 4 });
  if (guests !== undefined) draft.add(guests);
  const book = draft.finish();
  expect(book).toEqual(evolve(emptyBook, ann.written));
  expect(orderView(book, party)?.guests.value).toBe(4);
  expect(order.facts).toHaveLength(1);
});
