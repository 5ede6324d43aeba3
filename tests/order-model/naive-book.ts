import type { Fact } from '@comanda/shared/order/events.ts';
import { type Retold, retold } from './naive-cooking.ts';
import { hasBegun, naiveBegun, naiveExpected, naiveServer, seatings } from './naive-expected.ts';
import {
  about,
  allOf,
  amounts,
  chosen,
  counting,
  type Listing,
  type NaiveBook,
  ofOrder,
  remembered,
} from './naive-facts.ts';
import { endOfMerges, mergeOf, pathOf } from './naive-merges.ts';
import { naiveBeginning, naiveBirths, naiveShares, naiveTypings } from './naive-parts.ts';
import { asOf, naiveDiscount, naiveDiscounts, naiveFree, naiveOff, naiveSaid } from './naive-prices.ts';
import { naiveVoids } from './naive-voids.ts';

// ---- One line -------------------------------------------------------------------------------------------------

type Got = { readonly by: string; readonly got: number };

/** How many there are of a line, by what this book says of it, and by the same night as the kitchen heard of it. */
function naiveCount(
  book: NaiveBook,
  line: string,
  first: number,
  parts: readonly Got[],
  { book: cooked, struck }: Retold,
) {
  const voidings = about(cooked, 'line-voided', line);
  const typings = naiveTypings(book, line);
  const typed = chosen(
    first,
    typings.map(({ fact, quantity, over }) => ({ value: quantity, over, id: fact.event.id })),
  );
  const seen = typings.at(-1)?.seen ?? {};
  const taps = about(book, 'quantity-tapped', line)
    .filter(({ event }) => event.deviceSeq > (seen[event.incarnation] ?? 0))
    .reduce((sum, { event }) => sum + event.body.by, 0);
  const gone = about(book, 'line-parted', line)
    .filter(({ event }) => event.deviceSeq > (seen[event.incarnation] ?? 0))
    .reduce((sum, { event }) => sum + (parts.find(({ by }) => by === event.id)?.got ?? 0), 0);
  const wanted = Math.max(0, typed.value + taps - gone);

  const answers = about(book, 'line-brought-back', line).flatMap(({ event }) => event.body.removals);
  const removals = about(book, 'line-removed', line)
    .map(({ event }) => event.id)
    .filter((id) => !answers.includes(id));

  const told = Math.max(0, ...amounts(book, 'lines-fired', line).map((one) => one.quantity));
  const twice = struck.filter((one) => one.line === line);
  const named = Array.from({ length: told }, (_, at) => at + 1);
  const dishes = named.filter((dish) => !twice.some((one) => dish > one.from && dish <= one.from + one.dishes)).length;
  const voids = voidings.map(({ event }) => event.body.quantity);
  const voided = Math.min(dishes, Math.max(0, ...voids));
  const kitchen = dishes - voided;
  const quantity = Math.max(kitchen, removals.length > 0 ? 0 : wanted);
  return { typed, wanted, removals, told, voided, kitchen, quantity };
}

/** The dishes of each part that were free when it left: whoever leaves takes what is paid for first. */
function naiveParts(book: NaiveBook, line: string): (Got & { readonly free: number })[] {
  const { book: cooked, struck } = retold(book);
  const begun = naiveBeginning(cooked, line);
  if (begun === null) return [];
  const inherited = naivePartOf(book, line)?.free ?? 0;
  const given: number[] = [];
  const shares = naiveShares(cooked, line);
  return shares.map((share) => {
    const then = asOf(book, share.by);
    const night = { book: asOf(cooked, share.by), struck };
    const there = naiveCount(then, line, begun.first, shares, night).quantity;
    const free = naiveFree(then, line, inherited).size - given.reduce((sum, one) => sum + one, 0);
    const paid = Math.max(0, there - free);
    given.push(Math.min(free, Math.max(0, share.got - paid)));
    return { ...share, free: given.at(-1) ?? 0 };
  });
}

/** What a part is a part of, with what of it was free. */
function naivePartOf(book: NaiveBook, line: string): (Got & { readonly free: number }) | null {
  const begun = naiveBeginning(retold(book).book, line);
  if (begun === null || begun.birth.event.type !== 'line-parted') return null;
  const { id, body } = begun.birth.event;
  return naiveParts(book, body.line).find(({ by }) => by === id) ?? null;
}

function naiveLine(book: NaiveBook, line: string) {
  const night = retold(book);
  const begun = naiveBeginning(night.book, line);
  if (begun === null) return [];
  const { first, root: added } = begun;
  const { item } = added.event.body;
  const parts = naiveParts(book, line);
  const { typed, wanted, removals, told, voided, kitchen, quantity } = naiveCount(book, line, first, parts, night);
  const twice = night.struck.filter((one) => one.line === line);
  const fires = naiveFirings(book, line, told, twice);
  const firings = naiveVoids(book, fires, about(night.book, 'line-voided', line), voided);
  const fired = firings.at(-1)?.to ?? 0;
  const greatest = (type: Listing) => Math.max(0, ...amounts(book, type, line).map((one) => one.quantity));
  const bumps = [...amounts(book, 'lines-ready', line), ...amounts(book, 'lines-recalled', line)];
  const lastBump = book.findLast((fact) => bumps.some((bump) => bump.fact.event.id === fact.event.id));
  const ready = bumps.find((bump) => bump.fact.event.id === lastBump?.event.id)?.quantity ?? 0;
  const holds = counting(book, 'lines-held', line).filter(({ event }) => event.body.lines.includes(line));
  const detail = (field: 'course' | 'seat') =>
    about(book, 'details-changed', line)
      .filter(({ event }) => event.body.change.field === field)
      .map(({ event }) => ({ value: event.body.change.value, over: event.body.over, id: event.id }));
  const transfers = about(book, 'line-transferred', line);
  const sentTo = chosen(
    begun.to,
    transfers.map(({ event }) => ({ value: event.body.to, over: event.body.over, id: event.id })),
  );
  const partOf = naivePartOf(book, line);
  const bornOf = (one: string): string | null => naiveBeginning(night.book, one)?.partOf?.by ?? null;
  const leaving = parts.reduce((sum, { free }) => sum + free, 0);
  const comped = Math.min(quantity, naiveFree(book, line, partOf?.free ?? 0).size - leaving);
  const comps = naiveSaid(book, 'line-comped', line, partOf === null || partOf.free > 0 ? bornOf : () => null);
  const discount = naiveDiscount(book, naiveSaid(book, 'discount-set', line, bornOf));
  const off = naiveOff(JSON.parse(discount.value), item.unitPrice);
  const view = {
    line,
    home: added.event.orderId,
    partOf,
    parts,
    quantity,
    wanted: { value: wanted, lost: typed.lost },
    told,
    fired,
    twice: twice.map(({ line: _, ...one }) => one),
    voided,
    withKitchen: kitchen,
    unfired: quantity - kitchen,
    held: holds.at(-1)?.event.body.held ?? false,
    started: Math.min(fired, greatest('lines-started')),
    ready: Math.min(fired, ready),
    served: Math.min(fired, greatest('lines-served')),
    removed: removals.length > 0 && kitchen === 0,
    removals,
    course: chosen<unknown>(added.event.body.course, detail('course')),
    seat: chosen<unknown>(added.event.body.seat, detail('seat')),
    sentTo,
    allergies: naiveMarks(book, 'allergy', (event) => event.body.line === line, line),
    chips: naiveMarks(book, 'chip', (event) => event.body.line === line, line),
    notes: about(book, 'note-edited', line).map(({ event }) => event.body.update),
    firings,
    seen: naiveSeeings(book, line, fired),
    comped,
    comps,
    discount,
    off,
    full: quantity * item.unitPrice,
    amount: (quantity - comped) * (item.unitPrice - off),
  };
  return [view];
}

/** Dish by dish: who fired it first? What the box admitted comes before what it did not; else the clock says. */
function naiveFirings(
  book: NaiveBook,
  line: string,
  fired: number,
  struck: readonly { from: number; dishes: number }[],
) {
  const fires = allOf(book, 'lines-fired').flatMap(({ event, position }) =>
    event.body.lines.filter((one) => one.line === line).map((one) => ({ ...one, by: event.id, position })),
  );
  const groups: { from: number; to: number; by: string; stations: readonly string[] }[] = [];
  for (let dish = 1; dish <= fired; dish++) {
    if (struck.some(({ from, dishes }) => dish > from && dish <= from + dishes)) continue;
    const senders = fires.filter((fire) => fire.quantity >= dish);
    const places = senders.flatMap((fire) => fire.position ?? []);
    const sender = senders.find((fire) => fire.position === Math.min(...places)) ?? senders[0];
    const group = groups.at(-1);
    if (group !== undefined && group.by === sender?.by) group.to = dish;
    else groups.push({ from: dish - 1, to: dish, by: sender?.by ?? '', stations: sender?.stations ?? [] });
  }
  return groups;
}

/** Station by station and dish by dish: which display showed it first? */
function naiveSeeings(book: NaiveBook, line: string, fired: number) {
  const shows = allOf(book, 'lines-seen').flatMap(({ event, position }) =>
    event.body.lines
      .filter((one) => one.line === line)
      .map((one) => ({ ...one, station: event.body.station, by: event.id, position })),
  );
  const groups: { station: string | null; from: number; to: number; by: string }[] = [];
  for (const station of new Set(shows.map((show) => show.station))) {
    for (let dish = 1; dish <= fired; dish++) {
      const displays = shows.filter((show) => show.station === station && show.quantity >= dish);
      const places = displays.flatMap((show) => show.position ?? []);
      const first = displays.find((show) => show.position === Math.min(...places)) ?? displays[0];
      const group = groups.findLast((one) => one.station === station);
      if (group !== undefined && group.by === first?.by) group.to = dish;
      else if (first !== undefined) groups.push({ station, from: dish - 1, to: dish, by: first.by });
    }
  }
  return groups.sort((a, b) => String(a.station).localeCompare(String(b.station)) || a.from - b.from);
}

type Markable = { readonly orderId: string; readonly body: { readonly line: string | null } };

/** Additions that no removal names. */
function naiveMarks(
  book: NaiveBook,
  kind: 'allergy' | 'chip',
  here: (event: Markable) => boolean,
  line: string | null,
) {
  const removes = kind === 'allergy' ? counting(book, 'allergy-removed', line) : counting(book, 'chip-removed', line);
  const adds = kind === 'allergy' ? counting(book, 'allergy-added', line) : counting(book, 'chip-added', line);
  const gone = removes
    .map(({ event }) => event)
    .filter(here)
    .flatMap((event) => event.body.adds);
  return adds
    .map(({ event }) => event)
    .filter((event) => here(event) && !gone.includes(event.id))
    .map(({ id, body }) => ({ id, word: body.word, seat: body.seat }));
}

/** What is chosen for an order as a whole, the later over the earlier. */
type Chosen = 'table-moved' | 'guests-set' | 'customer-set' | 'waiter-set' | 'orders-merged';

// ---- One order ------------------------------------------------------------------------------------------------

const everyLine = remembered((book) => naiveBirths(book).flatMap((line) => naiveLine(book, line)));

export function naiveOrder(book: NaiveBook, order: string) {
  const opened = allOf(book, 'order-opened').find(({ event }) => event.orderId === order);
  if (opened === undefined) return null;
  const end = endOfMerges(book, order);
  const everyOrder = [...new Set(book.map(({ event }) => event.orderId))].sort();
  const parts = everyOrder.filter((other) => endOfMerges(book, other) === order);
  const inParts = ({ event }: { event: { orderId: string } }): boolean => parts.includes(event.orderId);

  const lines = everyLine(book).filter((line) => endOfMerges(book, line.sentTo.value) === order);
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const ownFirst = [...parts.filter((part) => part === order), ...parts.filter((part) => part !== order)];
  const discounts = naiveDiscounts(
    book,
    ownFirst.map((from) => pathOf(book, from, end)),
    lines,
  );
  const total = subtotal - discounts.standing.reduce((sum, { off }) => sum + off, 0);
  const payments = allOf(book, 'payment-registered').filter(inParts);
  const paid = payments.reduce((sum, { event }) => sum + event.body.amount, 0);

  const bills = [
    ...payments.map(({ event }) => event.body.settles),
    ...allOf(book, 'order-closed')
      .filter(inParts)
      .map(({ event }) => event.body.lines),
  ];
  const settled = bills.some((bill) => bill.length > 0) || allOf(book, 'order-closed').some(inParts);
  const onBills = (line: string) =>
    Math.max(0, ...bills.flat().flatMap((one) => (one.line === line ? [one.quantity] : [])));
  const late = settled ? lines.filter((line) => line.quantity > onBills(line.line)).map((line) => line.line) : [];

  const closed = ofOrder(book, 'order-closed', order).length > 0 && paid >= total && late.length === 0;
  const cancels = ofOrder(book, 'order-cancelled', order);
  const mayCancel = end === order && !closed && payments.length === 0 && lines.every((line) => line.withKitchen === 0);
  const work = [...workOn(book, parts, order, lines), ...seatings(book, opened)];
  const stands =
    mayCancel &&
    cancels.some(({ event: { body } }) =>
      work.every(({ event }) => event.deviceSeq <= (body.seen[event.incarnation] ?? 0)),
    );

  const numbers = ofOrder(book, 'number-given', order).map(({ event }) => event.body);
  numbers.sort((a, b) => (a.day === b.day ? a.number - b.number : a.day < b.day ? -1 : 1));
  const field = <T>(first: T, type: Chosen, name: string) =>
    chosen<T>(
      first,
      ofOrder(book, type, order).map(({ event }) => ({
        value: (event.body as Record<string, unknown>)[name] as T,
        over: event.body.over,
        id: event.id,
      })),
    );
  const begun = hasBegun(book, opened, payments.length + lines.length > 0 || ownFirst.length > 1);
  const state = end !== order ? 'merged' : closed ? 'closed' : stands ? 'cancelled' : begun ? 'open' : 'expected';
  return {
    order,
    begun: naiveBegun(book, opened),
    state,
    number: numbers[0]?.number ?? null,
    businessDay: numbers[0]?.day ?? null,
    table: field(opened.event.body.table, 'table-moved', 'table'),
    expected: naiveExpected(book, opened),
    guests: field<number | null>(naiveExpected(book, opened).value?.guests ?? null, 'guests-set', 'guests'),
    customer: field<string | null>(null, 'customer-set', 'customer'),
    waiter: field<string | null>(naiveServer(book, opened), 'waiter-set', 'staff'),
    ...naiveAsk(book, state, inParts, lines),
    merge: field<string | null>(null, 'orders-merged', 'into'),
    mergedInto: end === order ? null : end,
    lines,
    allergies: naiveMarks(book, 'allergy', (event) => inParts({ event }) && event.body.line === null, null),
    chips: naiveMarks(book, 'chip', (event) => inParts({ event }) && event.body.line === null, null),
    notes: ownFirst.map((part) =>
      ofOrder(book, 'note-edited', part)
        .filter(({ event }) => event.body.line === null)
        .map(({ event }) => event.body.update),
    ),
    discounts,
    subtotal,
    total,
    payments: payments.map(({ event }) => event.body.payment),
    paid,
    balance: total - paid,
    late: late.sort(),
    cancelOverruled: stands ? null : (cancels.at(-1)?.event.id ?? null),
    needsUpdate: book.some(
      ({ event }) =>
        (event.type as string) === 'table-danced' &&
        (event.orderId === order || inParts({ event }) || lines.some((line) => line.home === event.orderId)),
    ),
  };
}

/** Asking for the bill, and what comes after it that says the guests do not wait for it. */
function naiveAsk(
  book: NaiveBook,
  state: string,
  inParts: (fact: { event: { orderId: string } }) => boolean,
  lines: readonly { line: string }[],
) {
  const asks = counting(book, 'bill-asked', null).filter(inParts);
  const bill = chosen<boolean>(
    false,
    asks.map(({ event }) => ({ value: event.body.asked, over: event.body.over, id: event.id })),
  );
  const last = asks.at(-1);
  if (last === undefined || !bill.value || state !== 'open') return { bill, billAsked: null };
  const since = book.slice(book.findIndex(({ event }) => event.id === last.event.id) + 1);
  const isAnswered = since.some((fact) => {
    const { event } = fact;
    if (event.type === 'payment-registered') return inParts(fact);
    return lines.some(({ line }) => wantsMore(book, fact, line));
  });
  return { bill, billAsked: isAnswered ? null : last.event.id };
}

function wantsMore(book: NaiveBook, { event }: Fact, line: string): boolean {
  const isIn = (facts: readonly { event: { id: string } }[]): boolean => facts.some((one) => one.event.id === event.id);
  const taps = about(book, 'quantity-tapped', line).filter((tap) => tap.event.body.by > 0);
  if (isIn([...about(book, 'line-added', line), ...about(book, 'line-brought-back', line), ...taps])) return true;
  const typings = naiveTypings(book, line);
  const at = typings.findIndex((typing) => typing.fact.event.id === event.id);
  const before = typings[at - 1]?.quantity ?? naiveBeginning(retold(book).book, line)?.first ?? 0;
  return at >= 0 && (typings[at]?.quantity ?? 0) > before;
}

/** What a cancelling must have seen: everything added, changed or fired here, and whatever brought something here. */
function workOn(book: NaiveBook, parts: readonly string[], order: string, lines: readonly { line: string }[]): Fact[] {
  const here = (line: string): boolean => lines.some((one) => one.line === line);
  const types = ['line-added', 'line-parted', 'quantity-tapped', 'quantity-typed', 'line-brought-back', 'lines-fired'];
  return book.filter((fact) => {
    const { event } = fact;
    if (event.type === 'orders-merged')
      return (
        event.orderId !== order && parts.includes(event.orderId) && mergeOf(book, event.orderId)?.event.id === event.id
      );
    if (event.type === 'line-transferred')
      return here(event.body.line) && about(book, 'line-transferred', event.body.line).at(-1)?.event.id === event.id;
    if (!types.includes(event.type)) return false;
    if (parts.includes(event.orderId)) return true;
    return event.type === 'lines-fired'
      ? event.body.lines.some((one) => here(one.line))
      : here((event.body as { line: string }).line) || (event.type === 'line-parted' && here(event.body.as));
  });
}
