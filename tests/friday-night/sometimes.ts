import type { Fact } from '@comanda/shared/order/events.ts';
import { lineState } from '@comanda/shared/order/line-view.ts';
import { type OrderView, orderView } from '@comanda/shared/order/order-view.ts';
import { accidentalTwins } from '@comanda/shared/order/twins.ts';
import type { Down } from '@comanda/shared/sync/wire.ts';
import { today } from '../restaurant/program.ts';
import type { Hand } from './hand.ts';
import type { Night } from './night.ts';
import { openOrders } from './people.ts';

/**
 * Rare things that have to come about in some night, or the nights prove less than they seem to: a fault that never meets
 * the code it is meant for finds nothing. A long run in which one of them never happened is red.
 */
export const sometimes = [
  // What the box says.
  'a device catches up from the feed',
  'a device gets a snapshot',
  'a snapshot comes in several parts',
  'a frame comes in several parts',
  'an order enters a room',
  'an order leaves a room',
  'a row changes while people work',
  'a day ends on the devices',
  'a restored box finds common ground with a device',
  'a restored box takes events back',
  'a push is refused',
  'what depends on something refused is refused with it',
  'an event is dated by the box',
  'a verdict comes for what was sent again',
  'one commit takes in ten taps',
  'a device hears that others look at an order',
  // What a device shows.
  'a device is live by long-poll',
  'a device is slow',
  'a device has no box',
  'a device works without the box',
  'something happened while a device was away',
  'a disk of a device fails',
  'a device has written anew what changed, and nothing else',
  'a device was wiped',
  'an order stays on a device after its day, because of what waits',
  'a sign-in has run out',
  'what was tapped before a crash waits on the disk',
  // What the house rules decide.
  'a typed quantity lost to a later one',
  'a quantity that was typed counts a tap its author had not seen',
  'the table of an order lost to a later one',
  'the guests of an order lost to a later number',
  'an order was handed over',
  'a party is expected',
  'the bill is asked for',
  'a line is removed on one device and with the kitchen on another',
  'a removed line is brought back',
  'a dish is void',
  'more is with the kitchen than is wanted',
  'a line is on another order than the one it was born in',
  'two orders are one',
  'merges make a circle',
  'a dish comes after the money',
  'an order is overpaid',
  'a closed order has something to pay',
  'a cancelling is overruled',
  'an order is cancelled',
  'two orders were opened at one table unseen',
  'a note was written by two',
  'an allergy stands',
  'a course is held',
  'a dish is served',
  'a bump was taken back',
  'something was undone',
  'an order was numbered',
  'a part of a dish is on another order',
  'a part got less than was asked for',
  'a dish was fired under two lines',
  'a device of an older version takes part',
  'a dish is given free',
  'a dish costs less',
  'an order costs less',
  'more is sold than is left',
] as const;
export type Sometimes = (typeof sometimes)[number];

export function noteHeard(night: Night, { tablet }: Hand, message: Down): void {
  const saw = (what: Sometimes): unknown => night.sometimes.add(what);
  switch (message.type) {
    case 'welcome':
      saw(message.resume === 'feed' ? 'a device catches up from the feed' : 'a device gets a snapshot');
      if (message.common !== null) saw('a restored box finds common ground with a device');
      if (tablet.core.isReady && tablet.core.unsent > 0 && tablet.disk.count('tap') > 0)
        saw('what was tapped before a crash waits on the disk');
      break;
    case 'snapshot':
      if (message.part > 0) saw('a snapshot comes in several parts');
      break;
    case 'frame':
      noteFrame(saw, message);
      break;
    case 'verdicts':
      if (message.refused.length > 0) saw('a push is refused');
      else saw('a verdict comes for what was sent again');
      if (message.refused.some(({ code }) => code === 'depends-on-refused' || code === 'no-such-order'))
        saw('what depends on something refused is refused with it');
      break;
    case 'reoffered':
      if (message.ids.length > 0) saw('a restored box takes events back');
      break;
    case 'present':
      if (message.who.length > 0) saw('a device hears that others look at an order');
      break;
    case 'identify':
    case 'bye':
      break;
  }
}

function noteFrame(saw: (what: Sometimes) => unknown, frame: Extract<Down, { type: 'frame' }>): void {
  if (!frame.isLast) saw('a frame comes in several parts');
  for (const entry of frame.entries) {
    if (entry.kind === 'record') saw('a row changes while people work');
    if (entry.kind === 'day-closed') saw('a day ends on the devices');
    if (entry.kind === 'scope' && entry.enter.length > 0) saw('an order enters a room');
    if (entry.kind === 'scope' && entry.leave.length > 0) saw('an order leaves a room');
    if (entry.kind === 'event' && entry.admittedClock !== null) saw('an event is dated by the box');
  }
}

/** How often everything on a device is read for this: it is looked at before every act, and most looks show the same. */
const looksInOne = 12;

export function noteSeen(night: Night, { tablet, random }: Hand): void {
  const { core } = tablet;
  const saw = (isSo: boolean, what: Sometimes): void => {
    if (isSo) night.sometimes.add(what);
  };
  const { state, kind, pending } = core.connection();
  saw(state === 'live' && kind === 'long-poll', 'a device is live by long-poll');
  saw(state === 'slow', 'a device is slow');
  saw(state === 'no-box', 'a device has no box');
  saw(state === 'no-box' && pending > 0, 'a device works without the box');
  saw(core.away !== null && core.away.facts.length > 0, 'something happened while a device was away');
  saw(core.storageFailure !== null, 'a disk of a device fails');
  saw(core.wiped, 'a device was wiped');
  saw(core.signedIn !== null && core.signedIn.expiresMs < core.boxNowMs(), 'a sign-in has run out');
  saw(tablet.program !== today, 'a device of an older version takes part');
  saw(generationsOn(tablet).size > 1, 'a device has written anew what changed, and nothing else');
  // The book of an older program is not for our eyes.
  if (random.below(looksInOne) > 0 || tablet.program !== today) return;
  const { orders } = core.replica.book;
  saw(
    [...core.book.orders.keys()].some((id) => orderView(core.book, id)?.state === 'cancelled'),
    'an order is cancelled',
  );
  saw(
    pending > 0 && [...core.book.orders.keys()].some((id) => !orders.has(id)),
    'an order stays on a device after its day, because of what waits',
  );
  const open = openOrders(tablet);
  for (const view of open) noteOrder(saw, view);
  saw(
    [...core.book.pointing].some((id) =>
      core.book.orders.get(id)?.facts.some(({ event }) => event.type === 'orders-merged'),
    ),
    'two orders are one',
  );
  saw(
    open.some((view) => accidentalTwins(core.book, view.order).length > 0),
    'two orders were opened at one table unseen',
  );
}

/** Of the orders on its disk. */
function generationsOn({ disk }: Hand['tablet']): ReadonlySet<string> {
  const found = new Set<string>();
  for (const at of disk.documents.keys())
    if (at.startsWith('order ')) found.add(at.slice('order '.length, at.indexOf(':')));
  return found;
}

const has = (facts: readonly Fact[], type: Fact['event']['type']): boolean =>
  facts.some(({ event }) => event.type === type);

function noteOrder(saw: (isSo: boolean, what: Sometimes) => void, view: OrderView): void {
  saw(view.number !== null, 'an order was numbered');
  saw(view.state === 'expected', 'a party is expected');
  saw(view.table.lost.length > 0, 'the table of an order lost to a later one');
  saw(view.guests.lost.length > 0, 'the guests of an order lost to a later number');
  saw(view.waiter.by !== null, 'an order was handed over');
  saw(view.billAsked !== null, 'the bill is asked for');
  saw(view.late.size > 0, 'a dish comes after the money');
  saw(view.balance < 0, 'an order is overpaid');
  saw(view.payments.length > 0 && view.balance > 0 && view.late.size > 0, 'a closed order has something to pay');
  saw(view.cancelOverruled !== null, 'a cancelling is overruled');
  saw(view.allergies.length > 0, 'an allergy stands');
  saw(view.merge.value !== null && view.mergedInto === null, 'merges make a circle');
  saw(view.total < view.subtotal, 'an order costs less');
  for (const line of view.lines) {
    const isTyped = line.wanted.by?.event.type === 'quantity-typed';
    saw(line.wanted.lost.length > 0, 'a typed quantity lost to a later one');
    const typed =
      isTyped && line.wanted.by?.event.type === 'quantity-typed' ? line.wanted.by.event.body.quantity : null;
    saw(
      typed !== null && typed !== line.wanted.value,
      'a quantity that was typed counts a tap its author had not seen',
    );
    saw(
      line.removals.length > 0 && line.withKitchen > 0,
      'a line is removed on one device and with the kitchen on another',
    );
    saw(has(line.facts, 'line-brought-back'), 'a removed line is brought back');
    saw(line.voided > 0, 'a dish is void');
    saw(line.comped > 0, 'a dish is given free');
    saw(line.off > 0, 'a dish costs less');
    saw(line.withKitchen > line.wanted.value, 'more is with the kitchen than is wanted');
    saw(line.home !== view.order, 'a line is on another order than the one it was born in');
    saw(line.noteUpdates.length > 1, 'a note was written by two');
    saw(line.allergies.length > 0, 'an allergy stands');
    saw(lineState(line) === 'held', 'a course is held');
    saw(lineState(line) === 'served', 'a dish is served');
    saw(has(line.facts, 'lines-recalled'), 'a bump was taken back');
    saw(has(line.facts, 'undone'), 'something was undone');
    saw(line.partOf !== null, 'a part of a dish is on another order');
    saw(
      line.partOf !== null && line.partOf.got < line.partOf.by.event.body.quantity,
      'a part got less than was asked for',
    );
    saw(line.twice.length > 0, 'a dish was fired under two lines');
  }
}
