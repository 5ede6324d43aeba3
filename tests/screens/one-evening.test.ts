import { test } from 'vitest';
import { openHouse, usual } from './house.ts';
import { bothWorkOn, everyScreenSaysTheTruth, everythingIsThereOnce, theRestIsServed } from './one-evening/apart.ts';
import { theBooks } from './one-evening/books.ts';
import { allAreLive, type Crew, comesToWork, nothingWentWrong, part } from './one-evening/crew.ts';
import {
  archivedUnderAParty,
  barredFromPayments,
  partiesMove,
  removedAndBroughtBack,
  takeAway,
  voidedByAManager,
} from './one-evening/moving.ts';
import { allIsPaid, halfAndHalf, theBoxIsKilled, theDayEnds, theLastDishes } from './one-evening/paying.ts';
import { ownerChangesTheMenu, ownerDrawsTheRoom } from './one-evening/preparing.ts';
import { firstCourse, mainCourse, recallAndServe, twoTakeOneOrder } from './one-evening/serving.ts';

// The whole of it, as guests would live through it: one restaurant, five people, five screens, one evening.

let crew: Crew;

const house = openHouse({
  ...usual,
  arrive: async ({ browser, service }) => {
    crew = await comesToWork(service, browser);
  },
});

const evening = [
  ['all come to work', allAreLive],
  ['the owner draws the room', ownerDrawsTheRoom],
  ['the owner changes the menu', ownerChangesTheMenu],
  ['two take one order', twoTakeOneOrder],
  ['the first course', firstCourse],
  ['recalled, and served', recallAndServe],
  ['the main course', mainCourse],
  ['Anna is cut off', bothWorkOn],
  ['every screen says the truth', everyScreenSaysTheTruth],
  ['mended', everythingIsThereOnce],
  ['the rest is served', theRestIsServed],
  ['parties move', partiesMove],
  ['removed and brought back', removedAndBroughtBack],
  ['take-away', takeAway],
  ['voided by a manager', voidedByAManager],
  ['a table is archived', archivedUnderAParty],
  ['no payments on a tablet', barredFromPayments],
  ['half and half', halfAndHalf],
  ['the box is killed', theBoxIsKilled],
  ['the last dishes', theLastDishes],
  ['all is paid', allIsPaid],
  ['the day ends', theDayEnds],
  ['nothing went wrong', nothingWentWrong],
  ['the books', theBooks],
] as const;

test('an evening: what owner, waiters, cook and cashier did is on every screen and in the books, once and to the cent', {
  timeout: 240_000,
}, async () => {
  for (const [told, happens] of evening) {
    await part(crew, told, () => happens(crew, house.service));
  }
});
