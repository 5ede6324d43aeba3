import { hlcToMs } from '@comanda/shared/base/clock.ts';
import { kitchenSights, unseenAlarmMs } from '@comanda/shared/kitchen/kitchen-sight.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import type { Fact } from '@comanda/shared/order/events.ts';
import { isOver, type OrderView, orderView } from '@comanda/shared/order/order-view.ts';
import { accidentalTwins } from '@comanda/shared/order/twins.ts';
import { useBoxNow, useDevice, useOrders, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { inOurWords } from '@comanda/shared/ui/known-words.ts';
import { TriangleAlert } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { useAct } from '../../data/act.ts';
import { hasRing, inShort, nextOf, noticeOf, type Party, partyOf, when } from '../../data/expected/expected.ts';
import { words as expected } from '../../data/expected/words.ts';
import { useMoney } from '../../data/money.ts';
import { useNames } from '../../data/names.ts';
import { lostDiscount, textOf } from '../../data/order/line-marks.ts';
import { words as serving } from '../../data/serving/words.ts';
import { words } from '../../words.ts';

const lookEveryMs = 5_000;

/** What is special about an order, in words, above its lines. */
export function OrderNotices({ view }: { readonly view: OrderView }) {
  const core = useDevice();
  const names = useNames();
  const act = useAct();
  const [, go] = useLocation();
  const { show, currency } = useMoney();
  const tables = useRecords('tables');
  const said = words.order;
  const notes = new Set(view.notes.map(({ updates }) => textOf(updates)).filter((text) => text !== ''));
  const allergies = new Set(
    view.allergies.map(({ word, seat }) =>
      seat === null ? inOurWords(word) : `${inOurWords(word)} (${said.seat(seat)})`,
    ),
  );
  const nowMs = useBoxNow(lookEveryMs);
  const unseen = kitchenSights(core.book, view).flatMap(({ waitingSinceMs }) => waitingSinceMs ?? []);
  const [unseenSinceMs = nowMs] = unseen;
  // Two who could not see each other: each knows only what they took.
  const tills =
    view.payments.length > 1
      ? view.payments.map((one) => said.paidBy(show(one.event.body.amount), names.author(one)))
      : [];
  const isTableGone = !isOver(view) && tables.get(view.table.value ?? '')?.archived === true;
  const party = partyOf(view);
  const next = useNextAt(view, nowMs);
  const sentences = [
    ...(party === null ? [] : [noticeOf(party, nowMs)]),
    ...(next === null ? [] : [expected.ringed(next.guests, when(next.atMs, nowMs))]),
    ...(nowMs - unseenSinceMs >= unseenAlarmMs ? [said.unseen(timeOfDay(unseenSinceMs))] : []),
    ...(view.billAsked === null
      ? []
      : [serving.bill.askedBy(names.author(view.billAsked), timeOfDay(hlcToMs(view.billAsked.clock)))]),
    ...(view.needsUpdate ? [said.update] : []),
    ...(view.cancelOverruled === null
      ? []
      : [said.cancelOverruled(names.author(view.cancelOverruled), view.cancelOverruled.event.body.reason)]),
    ...(view.late.size > 0 ? [said.lateLines] : []),
    ...(view.balance < 0 ? [[said.refundDue(show(-view.balance)), ...tills].join(' · ')] : []),
    ...view.discounts.lost.map(({ value, by }) => lostDiscount(value, names.author(by), currency)),
  ];
  return (
    <div className="notices">
      {allergies.size > 0 && (
        <p className="allergy">
          <Icon of={TriangleAlert} />
          <span>
            {said.allergies}: {[...allergies].join(', ')}
          </span>
        </p>
      )}
      {[...notes].map((text) => (
        <p key={text} className="line-note">
          “{text}”
        </p>
      ))}
      {sentences.map((sentence) => (
        <p key={sentence} className="notice">
          {sentence}
        </p>
      ))}
      {party !== null && (
        <button
          type="button"
          className="primary"
          onClick={() => act({ type: 'set-guests', order: view.order, guests: party.guests })}
        >
          {expected.here(party.guests)}
        </button>
      )}
      <LostChoices view={view} nowMs={nowMs} />
      {isTableGone && (
        <p className="notice">
          {said.tableGone}
          <Link className="button" href={`/move/${view.order}`}>
            {words.menu.move}
          </Link>
        </p>
      )}
      {view.mergedInto !== null && (
        <Link className="button" href={`/order/${view.mergedInto}`}>
          {said.goToMerged}
        </Link>
      )}
      {accidentalTwins(core.book, view.order).map((other) => (
        <p key={other} className="notice">
          {said.twins(names.order(orderView(core.book, other)))}
          <button
            type="button"
            onClick={() =>
              act({ type: 'merge-order', order: view.order, into: other }, { text: words.menu.merged }, () =>
                go(`/order/${other}`),
              )
            }
          >
            {said.mergeThem}
          </button>
        </p>
      ))}
    </div>
  );
}

/** Who sits at a table that is kept for others ought to know until when. */
function useNextAt(view: OrderView, nowMs: number): Party | null {
  const orders = useOrders();
  const table = view.table.value;
  if (table === null || isOver(view)) return null;
  const there = [...orders.values()].filter(
    (one) => one.order !== view.order && one.table.value === table && hasRing(one, nowMs),
  );
  const next = nextOf(there, nowMs);
  return next === undefined ? null : partyOf(next);
}

/** What somebody chose who had not seen the choice that stands: it may be the better one. */
function LostChoices({ view, nowMs }: { readonly view: OrderView; readonly nowMs: number }) {
  const names = useNames();
  const act = useAct();
  const { order, guests, waiter, table } = view;
  const choices: { by: Fact; text: string; value: string; take: Command; keep: Command | null }[] = [
    ...(view.state === 'expected' ? view.expected.lost : []).flatMap(({ value, by }) =>
      value === null
        ? []
        : [
            {
              by,
              text: expected.lost(names.author(by), value.guests, when(value.atMs, nowMs)),
              value: inShort(value, nowMs),
              take: { type: 'expect-at', order, ...value } as const,
              keep: view.expected.value && ({ type: 'expect-at', order, ...view.expected.value } as const),
            },
          ],
    ),
    ...guests.lost.flatMap(({ value, by }) =>
      value === null
        ? []
        : [
            {
              by,
              text: serving.lost.guests(names.author(by), String(value)),
              value: words.guests(value),
              take: { type: 'set-guests', order, guests: value } as const,
              keep: guests.value === null ? null : ({ type: 'set-guests', order, guests: guests.value } as const),
            },
          ],
    ),
    ...waiter.lost.flatMap(({ value, by }) =>
      value === null
        ? []
        : [
            {
              by,
              text: serving.waiter.lost(names.author(by), names.staff(value)),
              value: names.staff(value),
              take: { type: 'set-waiter', order, staff: value } as const,
              keep: waiter.value === null ? null : ({ type: 'set-waiter', order, staff: waiter.value } as const),
            },
          ],
    ),
    ...table.lost.map(({ value, by }) => ({
      by,
      text: serving.lost.table(names.author(by), names.table(value)),
      value: names.table(value),
      take: { type: 'move-order', order, table: value } as const,
      keep: { type: 'move-order', order, table: table.value } as const,
    })),
  ];
  return choices.map(({ by, text, value, take, keep }) => (
    <p key={by.event.id} className="notice">
      <span id={`lost-${by.event.id}`}>{text}</span>
      {!isOver(view) && (
        <button type="button" onClick={() => act(take)}>
          {serving.lost.take(value)}
        </button>
      )}
      {!isOver(view) && keep !== null && (
        // Two of these look alike to whoever hears them.
        <button type="button" aria-describedby={`lost-${by.event.id}`} onClick={() => act(keep)}>
          {words.line.keepThis}
        </button>
      )}
    </p>
  ));
}
