import { hlcToMs } from '../base/clock.ts';
import { isRefusal, type RefusalCode } from '../base/refusal.ts';
import type { Menu } from '../menu/menu.ts';
import { type SoldItem, sell } from '../menu/sell.ts';
import { blankNote, checkNoteUpdate, clockOf, type KnownNote, knownOf } from '../notes/guard.ts';
import type { OrderFacts } from '../order/book.ts';
import { type EventOf, type Fact, type FactOf, isFact, type OrderEvent, type Seen } from '../order/events.ts';
import { linesOf, targetOf } from '../order/evolve.ts';
import { seenOf } from '../order/rules.ts';
import { type Permission, permissionsOf, type Staff } from '../staff/staff.ts';
import { type AuthorDevice, authorise, undoneTypeIn } from './authorise.ts';
import type { RecordTable } from './records.ts';
import { rightsIn } from './rights-of-row.ts';
import { isOthersTable } from './whose-table.ts';
import type { Offer, SignIn } from './wire.ts';

/** What admission looks things up in: the restaurant as it will be after the offers admitted before this one. */
export type AdmitContext = {
  readonly device: AuthorDevice & { readonly id: string };
  /** The box's clock. */
  readonly nowMs: number;
  signIn(id: string): SignIn | null;
  staff(id: string): Staff | null;
  /** When a person left, in Unix ms; null while they work here. */
  leftMs(staff: string): number | null;
  menu(): Menu;
  /** The menu as it was in an older version; null when nobody remembers it. */
  menuAt(version: number): Menu | null;
  /** The order with everything admitted so far, also one that has left the devices. */
  order(id: string): OrderFacts | undefined;
  /** How many orders devices hold, those of today that are closed among them. */
  ordersHeld(): number;
  /** Whether more orders than there may be would hang together, if one gave to the other. */
  wouldTieTooMany(from: string, to: string): boolean;
  has(table: RecordTable, id: string): boolean;
  /** Whether each table of this multi-session has one waiter. */
  wantsOneWaiter(multiSession: string): boolean;
  /** Whether any does. */
  wantedSomewhere(): boolean;
  readonly remembersWaiters: true;
};

/** No order is this long: above it somebody is filling the disk. */
export const maxFactsPerOrder = 5_000;
/** What is left of a full order for the money and the end of it, or whoever fills one keeps its guests from paying. */
export const factsToEndOrder = 500;
const ending: ReadonlySet<string> = new Set(['payment-registered', 'order-closed', 'order-cancelled']);
/** Nor is any parted this often: each part is weighed against all others. */
const maxPartsPerOrder = 200;
/** Nor does anybody bargain this often over one line, or over one order as a whole: each discount is weighed against all others. */
export const maxGiven = 200;
/** No day has so many: every device holds them all. */
export const maxOrdersHeld = 10_000;
const minuteMs = 60_000;
/** How long after a sign-in has ended the box still takes what a device says was made before. */
const longestAwayMs = 7 * 24 * 3_600_000;

/**
 * May this event enter the book? Asks who, and about what; never whether it still makes sense beside what others did: that
 * is what the house rules are for. Null: yes.
 */
export function admission(offer: Offer, context: AdmitContext): RefusalCode | null {
  const author = authorOf(offer, context);
  if (typeof author === 'string') return author;
  if (offer.type === 'record-changed') {
    const rights = rightsIn(offer.body, context.staff(offer.body.row) ?? undefined);
    return authorise(offer, author, context.device, { rights });
  }
  const undoneType = offer.type === 'undone' ? undoneTypeIn(context.order(offer.orderId), offer.body) : undefined;
  // Nobody can say who may take back what is not here.
  if (offer.type === 'undone' && undoneType === undefined) return 'nothing-to-undo';
  const about = { undoneType, isOthersTable: isOthersTable(offer, offer.staff, context) };
  return (
    authorise(offer, author, context.device, about) ??
    aboutSomething(offer, context) ??
    contents(offer, context, author)
  );
}

type KnownAuthor = { permissions: ReadonlySet<Permission>; paymentsBarred: boolean; approval: ReadonlySet<Permission> };

function authorOf(offer: Offer, context: AdmitContext): KnownAuthor | RefusalCode {
  const person = personOf(offer.signIn, offer, context);
  if (typeof person === 'string') return person;
  // An approval is for its one event, and nobody works under it.
  if (context.signIn(offer.signIn)?.event !== undefined) return 'not-your-sign-in';
  // The name on every screen is the name of who was signed in.
  if (person.id !== offer.staff) return 'not-your-sign-in';
  const approver = offer.approval === undefined ? null : approverOf(offer.approval, offer, context);
  if (typeof approver === 'string') return approver;
  return {
    permissions: permissionsOf(person),
    paymentsBarred: person.paymentsBarred,
    approval: approver === null ? new Set() : permissionsOf(approver),
  };
}

/** Said on this device, with a PIN, about this very event: its name was there before it was. */
function approverOf(approval: string, offer: Offer, context: AdmitContext): Staff | RefusalCode {
  const approver = personOf(approval, offer, context);
  return typeof approver !== 'string' && context.signIn(approval)?.event !== offer.id ? 'not-approved' : approver;
}

/** What a person who has left sold before that, while the tablet was away, stays sold (house rule); after it they sell no more. */
function personOf(signInId: string, offer: Offer, context: AdmitContext): Staff | RefusalCode {
  const signIn = context.signIn(signInId);
  if (signIn === null || signIn.device !== context.device.id) return 'not-your-sign-in';
  // A clock that runs ahead of ours says nothing about when it was: then it was before now.
  const madeMs = Math.min(hlcToMs(offer.clock), context.nowMs);
  if (madeMs > signIn.expiresMs + minuteMs) return 'sign-in-expired';
  // A device may have been away long after; but a clock that was set back does not keep a sign-in alive for ever.
  if (context.nowMs > signIn.expiresMs + longestAwayMs) return 'sign-in-expired';
  const leftMs = context.leftMs(signIn.staff);
  const isClockKnown = hlcToMs(offer.clock) <= context.nowMs + minuteMs;
  if (leftMs !== null && isClockKnown && madeMs > leftMs + minuteMs) return 'sign-in-expired';
  return context.staff(signIn.staff) ?? 'not-your-sign-in';
}

/** Things are made on the device that names them first, so what is not here was refused, or never was. */
function aboutSomething(event: OrderEvent, context: AdmitContext): RefusalCode | null {
  const order = context.order(event.orderId);
  if (event.type === 'order-opened') return opening(event, order, context);
  if (order === undefined) return 'no-such-order';
  const born = event.type === 'line-added' ? event.body.line : event.type === 'line-parted' ? event.body.as : null;
  const lines = linesOf({ event, clock: event.clock } as Fact)?.filter((line) => line !== born);
  if (lines?.some((line) => !order.lines.has(line))) return 'no-such-line';
  if (born !== null && (order.lines.has(born) || isParentOf(event, born))) return 'reused-id';
  if (event.type === 'payment-registered' && isPaidTwice(event, order)) return 'reused-id';
  const to = targetOf(event);
  if (to !== null && context.order(to) === undefined) return 'no-such-order';
  if (to !== null && context.wouldTieTooMany(event.orderId, to)) return 'order-full';
  if (event.type === 'line-parted' && order.parted.length >= maxPartsPerOrder) return 'order-full';
  if (isGivenTooOften(event, order)) return 'order-full';
  const most = maxFactsPerOrder + (ending.has(event.type) ? factsToEndOrder : 0);
  return isFull(order.facts.length, order.lines, most) ? 'order-full' : null;
}

function isGivenTooOften(event: OrderEvent, order: OrderFacts): boolean {
  if (event.type !== 'line-comped' && event.type !== 'discount-set') return false;
  const { line } = event.body;
  const facts = line === null ? order.facts : (order.lines.get(line)?.facts ?? []);
  return facts.filter(({ event: { type } }) => type === event.type).length >= maxGiven;
}

const isParentOf = (event: OrderEvent, line: string): boolean =>
  event.type === 'line-parted' && event.body.line === line;

/** An order is always in somebody's sight: of the devices of a multi-session that exists, at a table that exists or existed. */
function opening(
  event: EventOf<'order-opened'>,
  order: OrderFacts | undefined,
  context: AdmitContext,
): RefusalCode | null {
  const { table, multiSession } = event.body;
  if (order !== undefined) return 'order-exists';
  if (context.ordersHeld() >= maxOrdersHeld) return 'restaurant-full';
  if (table !== null && !context.has('tables', table)) return 'no-such-table';
  return context.has('multi_sessions', multiSession) ? null : 'malformed';
}

const isPaidTwice = ({ body }: EventOf<'payment-registered'>, order: OrderFacts): boolean =>
  order.facts.some(({ event }) => event.type === 'payment-registered' && event.body.payment === body.payment);

function isFull(own: number, lines: ReadonlyMap<string, { facts: readonly Fact[] }>, most: number): boolean {
  if (lines.size < 20 && own < 200) return false;
  let count = own;
  for (const line of lines.values()) count += line.facts.length;
  return count >= most;
}

function contents(event: OrderEvent, context: AdmitContext, author: KnownAuthor): RefusalCode | null {
  if (event.type === 'note-edited') return noteIsSafe(event, context);
  if (event.type === 'waiter-set') return context.staff(event.body.staff) === null ? 'malformed' : null;
  if (event.type === 'quantity-typed') return hasSeenOnlyWhatIs(event, event.body, context);
  if (event.type === 'line-voided' && event.body.leaves !== null)
    return hasSeenOnlyWhatIs(event, event.body.leaves, context);
  if (event.type === 'payment-registered') return addsUp(event.body) ? null : 'malformed';
  if (event.type !== 'line-added') return null;
  if (priceIsFromMenu(event.body.item, context)) return null;
  const may = author.permissions.has('price.edit') || author.approval.has('price.edit');
  return may ? null : 'price-differs';
}

const addsUp = ({ amount, given, change }: EventOf<'payment-registered'>['body']): boolean =>
  amount > 0 && given - change === amount;

/** Whoever claims to have seen taps that are still to come would make them count for nothing. */
function hasSeenOnlyWhatIs(
  { orderId, body }: EventOf<'quantity-typed' | 'line-voided'>,
  { seen }: { readonly seen: Seen },
  context: AdmitContext,
): RefusalCode | null {
  const there = seenOf(context.order(orderId)?.lines.get(body.line)?.facts ?? []);
  return Object.entries(seen).every(([incarnation, seq]) => seq <= (there[incarnation] ?? 0)) ? null : 'malformed';
}

/** The price is frozen in the line by the device; the box sells the same thing again and compares. */
function priceIsFromMenu(item: SoldItem, context: AdmitContext): boolean {
  const now = context.menu();
  const menu = item.menuVersion === now.version ? now : context.menuAt(item.menuVersion);
  if (menu === null) return false;
  const choices: Record<string, string[]> = {};
  for (const group of menu.products.get(item.product)?.modifierGroups ?? []) choices[group] = [];
  for (const { group, option } of item.modifiers) choices[group] = [...(choices[group] ?? []), option];
  const sold = sell(menu, item.product, choices);
  if (isRefusal(sold)) return false;
  return said(sold) === said(item);
}

/** Everything that was sold, spelled the same way whoever says it. */
const said = ({ name, unitPrice, taxRate, stations, modifiers }: SoldItem): string =>
  JSON.stringify([
    name,
    unitPrice,
    taxRate,
    stations,
    modifiers.map((one) => [one.group, one.option, one.name, one.price]).sort(),
  ]);

/** Yjs updates are bytes from outside: they are read by our own bounded reader before Yjs ever sees them. */
function noteIsSafe(event: Extract<OrderEvent, { type: 'note-edited' }>, context: AdmitContext): RefusalCode | null {
  const order = context.order(event.orderId);
  const { line, writer, update } = event.body;
  const facts = line === null ? order?.facts : order?.lines.get(line)?.facts;
  const edits = (facts ?? []).filter((fact) => isFact(fact, 'note-edited'));
  // One opening of an editor is one Yjs writer, and belongs to one device for ever.
  if (edits.some(({ event: edit }) => edit.body.writer === writer && edit.device !== event.device))
    return 'note-refused';
  const known = knownNote(edits);
  const verdict = checkNoteUpdate({ update, writer, clockOfWriter: clockOf(known, writer), known });
  return 'refused' in verdict ? 'note-refused' : null;
}

/** By the last edit of a note, what it and those before it amount to: they are read once, not again for each edit that follows. */
const knownUpTo = new WeakMap<object, { readonly edits: number; readonly known: KnownNote }>();

function knownNote(edits: readonly FactOf<'note-edited'>[]): KnownNote {
  const [beforeLast, last] = [edits.at(-2), edits.at(-1)];
  if (last === undefined) return blankNote;
  const here = knownUpTo.get(last);
  // A note only ever grows, so as many edits up to this one are the same edits.
  if (here?.edits === edits.length) return here.known;
  const before = beforeLast === undefined ? undefined : knownUpTo.get(beforeLast);
  const known =
    before?.edits === edits.length - 1
      ? knownOf([last.event.body.update], before.known)
      : knownOf(edits.map(({ event }) => event.body.update));
  knownUpTo.set(last, { edits: edits.length, known });
  return known;
}
