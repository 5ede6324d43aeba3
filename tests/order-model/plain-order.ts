import type { Discount } from '@comanda/shared/order/discounts.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import type { Field, Mark, Share } from '@comanda/shared/order/rules.ts';

const choice = <T>({ value, lost }: Field<T>) => ({
  value,
  lost: lost.map((one) => ({ value: one.value, by: one.by.event.id })),
});

const price = ({ value, lost }: Field<Discount | null>) => ({
  value: JSON.stringify(value),
  lost: lost.map((one) => ({ value: JSON.stringify(one.value), by: one.by.event.id })),
});

const share = ({ by, got, free }: Share) => ({ by: by.event.id, got, free });

const mark = ({ id, word, seat }: Mark) => ({ id, word, seat });

function plainLine({ item: _, added: __, facts: ___, noteUpdates, ...line }: LineView) {
  return {
    ...line,
    partOf: line.partOf === null ? null : share(line.partOf),
    parts: line.parts.map(share),
    wanted: choice(line.wanted),
    course: choice(line.course),
    seat: choice(line.seat),
    sentTo: choice(line.sentTo),
    allergies: line.allergies.map(mark),
    chips: line.chips.map(mark),
    comps: line.comps.map(({ event }) => event.id),
    discount: price(line.discount),
    notes: noteUpdates,
    seen: line.seen
      .map(({ by, ...seeing }) => ({ ...seeing, by: by.event.id }))
      .sort((a, b) => String(a.station).localeCompare(String(b.station)) || a.from - b.from),
    twice: line.twice.map(({ by, ...one }) => ({ ...one, by: by.event.id })),
    firings: line.firings.map(({ by, ...firing }) => ({ ...firing, by: by.event.id })),
  };
}

/** A view with ids in the place of facts, to be compared with what another book says. */
export const plainOrder = ({ opened: _, ...view }: OrderView) => ({
  ...view,
  begun: view.begun.event.id,
  table: choice(view.table),
  expected: choice(view.expected),
  guests: choice(view.guests),
  customer: choice(view.customer),
  waiter: choice(view.waiter),
  bill: choice(view.bill),
  billAsked: view.billAsked?.event.id ?? null,
  merge: choice(view.merge),
  lines: view.lines.map(plainLine),
  discounts: {
    standing: view.discounts.standing.map(({ by, off, shares }) => ({ by: by.event.id, off, shares: [...shares] })),
    lost: view.discounts.lost.map(({ value, by }) => [by.event.id, JSON.stringify(value)]).sort(),
  },
  allergies: view.allergies.map(mark),
  chips: view.chips.map(mark),
  notes: view.notes.map((note) => note.updates),
  payments: view.payments.map((payment) => payment.event.body.payment),
  late: [...view.late].sort(),
  cancelOverruled: view.cancelOverruled?.event.id ?? null,
});
