/** What is said where dishes and parties change places, in English: the source of the other languages. */
export const en = {
  howMany: 'How many',
  howManyOf: 'How many: {name}',
  kitchenHasAll: 'The kitchen has them already: all {count} move together.',
  kitchenHasSome:
    'The kitchen has {has} already: move {free, plural, =1 {the other one} other {up to # of the others}}, or all {count}.',
  some: '{count} × {name}',
  several: '{count, plural, one {# dish} other {# dishes}}',
  where: 'Move {what} to…',
  done: '{what} moved to {place}',
  otherParty: 'another party at this table',
  takeAway: 'a new take-away order',
  newTakeAway: 'A new take-away order',
  occupied: 'occupied',
  otherTable: 'Another table',
  freeTables: 'Free in {floor}',
  noOtherOrder: 'No other order is open.',
  join: {
    lines: '{lines, plural, one {# line joins} other {# lines join}} {order}',
    guests: 'guests {theirs} + {joining} = {together}',
    isOneBill: 'Join {order}: one bill',
    other: 'Another order',
    done: '{from} joined {to}',
  },
};
