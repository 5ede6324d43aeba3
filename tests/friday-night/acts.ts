import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import type { Offer } from '@comanda/shared/sync/wire.ts';
import { PowerCut } from '../restaurant/power-cut.ts';
import { today } from '../restaurant/program.ts';
import { refusesNothing } from '../restaurant/tampered.ts';
import type { Hand } from './hand.ts';
import type { Night } from './night.ts';
import { nextIdea, type Sight, somethingForbidden } from './people.ts';

export function actOnce(night: Night, hand: Hand, name: string): void {
  const { tablet, random } = hand;
  const { ledger } = night;
  const { core } = tablet;
  const signedIn = core.signedIn;
  const mayStay = signedIn !== null && (signedIn.expiresMs > core.boxNowMs() || random.chance(0.5));
  if (!mayStay || random.chance(0.01)) night.signIn(hand);
  const card = random.pick(core.cards);
  if (card !== undefined && random.chance(0.2)) {
    for (const { key } of [card, ...card.depends]) ledger.dismissed.add(key);
    core.dismissCard(card.key);
    return;
  }
  if (random.chance(0.05)) core.lookAt(random.pick([...core.book.orders.keys()]) ?? null);
  if (random.chance(0.02)) changeRecord(night, hand, name);
  else {
    const sight = sightOf(night, hand);
    const idea = hand.forbiddenNext ? null : nextIdea(sight, hand.trade);
    const commands = hand.forbiddenNext
      ? somethingForbidden(sight, hand.trade, night.insists)
      : idea === null
        ? []
        : [idea];
    // Somebody has tampered with the device: it says no to nothing, and the box has to.
    const { judge } = core;
    if (hand.forbiddenNext) core.judge = refusesNothing;
    for (const command of commands) act(night, hand, command, name);
    core.judge = judge;
    hand.forbiddenNext = false;
  }
}

function sightOf(night: Night, { tablet, random, own }: Hand): Sight {
  const courses = [...tablet.core.records('courses').keys()];
  const { tables, products, movesParts } = night;
  // An older program has no buttons for it.
  const gives = night.gives && tablet.program === today;
  return { tablet, random, own, tables, products, courses, movesParts, gives };
}

function act(night: Night, hand: Hand, command: Command, name: string): void {
  tap(night, hand, { name, what: command.type }, (done) => {
    const answer = hand.tablet.core.act(command, done);
    return isRefusal(answer) ? [] : answer;
  });
}

function changeRecord(night: Night, hand: Hand, name: string): void {
  const { random } = hand;
  const [table, row, fields] = random.chance(0.5)
    ? ([
        'customers',
        random.pick([...hand.tablet.core.records('customers').keys()]) ?? '',
        { phone: String(random.below(99)) },
      ] as const)
    : ([
        'products',
        random.pick(night.products) ?? '',
        { availability: random.chance(0.5) ? 'sold-out' : 'available' },
      ] as const);
  if (!hand.tablet.core.records(table).has(row)) return;
  tap(night, hand, { name, what: `change ${table}` }, (done) => {
    const answer = hand.tablet.core.changeRecord(table, row, fields, done);
    return isRefusal(answer) ? [] : [answer];
  });
}

/** Writes into the ledger what the device made of a touch, and when it said that it was safe on the device. */
function tap(
  night: Night,
  hand: Hand,
  { name, what }: { readonly name: string; readonly what: string },
  touch: (done: () => void) => readonly Offer[],
): void {
  const { tablet, diskLife, coreLife, person } = hand;
  const { incarnation } = tablet.core;
  // Whoever signed in acts, also when the device has changed hands since.
  const { staff } = tablet.core.signedIn ?? { staff: person.id };
  if (staff !== person.id) return;
  let isDone = false;
  try {
    const offers = touch(() => {
      isDone = true;
      for (const entry of entries) entry.confirmed = true;
    });
    const knowsWho =
      tablet.core.records('staff').has(person.id) && tablet.core.records('devices').has(tablet.identity.id);
    const entries = night.ledger.write(offers, { device: tablet.identity.id, diskLife, coreLife, person });
    if (entries.some(({ forbidden }) => forbidden) && knowsWho && !hand.forbiddenNext)
      night.watch.violated(`I9 ${tablet.identity.name} showed ${what}, which ${person.role} may not do`);
    if (isDone) throw new Error('S6 a write was done inside itself');
    hand.own.push(...offers.flatMap(({ type, id }) => (type === 'record-changed' ? [] : [id])));
    hand.own.splice(0, Math.max(0, hand.own.length - 8));
    if (offers.length > 0) night.happens(name, tablet.identity.name, `${what} ${JSON.stringify(offers)}`);
  } catch (error) {
    if (error instanceof PowerCut) night.ledger.cutShort.add(incarnation);
    throw error;
  }
}
