import { hlcToMs } from '@comanda/shared/base/clock.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useBoxNow } from '@comanda/shared/replica/react/hooks.ts';
import { minutes } from '@comanda/shared/ui/ages.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { TableStateIcon } from '@comanda/shared/ui/table-state.tsx';
import { Clock, GitFork, LockKeyhole } from 'lucide-react';
import type { ComponentProps } from 'react';
import { inShort, partyOf } from '../data/expected/expected.ts';
import type { TableFacts } from '../data/floor/table-facts.ts';
import { useMoney } from '../data/money.ts';
import { words } from '../words.ts';
import { Lookers } from './floor/lookers.tsx';
import { WaitingIcon } from './floor/waiting-icon.tsx';

const lookEveryMs = 15_000;

type TileProps = {
  readonly facts: TableFacts;
  /** Somebody else's, while one looks at one's own. */
  readonly isDimmed: boolean;
} & Omit<ComponentProps<'button'>, 'className' | 'children'>;

/** A table as a waiter reads it in passing: number, what it waits for, guests, minutes; where there is room, words and money. */
export function TableTile({ facts, isDimmed, ...button }: TileProps) {
  const { table, look } = facts;
  const [next = null] = facts.expected;
  const state = look?.look ?? (next === null ? 'free' : 'reserved');
  return (
    <button
      {...button}
      type="button"
      className={`table-tile ${table.shape}${state === 'free' ? ' free' : ''}${isDimmed ? ' dimmed' : ''}`}
      data-table={table.number}
      data-table-state={isDimmed ? 'free' : state}
      data-waiting={look?.waiting}
    >
      <span className="visually-hidden">{facts.said}</span>
      <span className="tile-face" aria-hidden="true">
        <span className="tile-head">
          <span className="tile-number">
            {table.number}
            {facts.orders.length > 1 && <small>·{facts.orders.length}</small>}
          </span>
          {look !== null && <WaitingIcon {...look} />}
          {look === null && next !== null && <TableStateIcon state="reserved" />}
        </span>
        {look === null && next !== null && (
          <span className="tile-age">
            {facts.expected.length > 1 ? `${next.short} +${facts.expected.length - 1}` : next.short}
          </span>
        )}
        {look !== null && <Details facts={facts} text={look.text} />}
      </span>
      {look !== null && <Rim facts={facts} />}
    </button>
  );
}

function Details({ facts, text }: { readonly facts: TableFacts; readonly text: string }) {
  const { show } = useMoney();
  return (
    <>
      <span className="tile-age">
        {facts.guests !== null && `${words.guestsShort(facts.guests)} · `}
        {words.minutes(facts.minutes)}
      </span>
      <span className="tile-word">{text}</span>
      {facts.total > 0 && <span className="tile-total">{show(facts.total)}</span>}
    </>
  );
}

/** Who is at it, on the edge of the table: whoever serves it, and who has it open just now. */
function Rim({ facts }: { readonly facts: TableFacts }) {
  const { waiter, lookers } = facts;
  return (
    <span className="tile-rim" aria-hidden="true">
      {facts.expected.length > 0 && <Clock className="rim-sign" />}
      {facts.isDisputed && <GitFork className="rim-sign" />}
      {facts.isClosedToMe && <LockKeyhole className="rim-sign" />}
      <Lookers lookers={lookers} />
      {waiter !== null && <Badge initials={waiter.initials} colour={waiter.colour} />}
    </span>
  );
}

export function OrderAge({ order }: { readonly order: OrderView }) {
  const nowMs = useBoxNow(lookEveryMs);
  const party = partyOf(order);
  const age = minutes(nowMs - hlcToMs(order.begun.clock));
  const guests = order.guests.value;
  if (party !== null) return <span className="order-age">{inShort(party, nowMs)}</span>;
  return (
    <span className="order-age">
      {guests !== null && `${words.guestsShort(guests)} · `}
      {words.minutes(age)}
    </span>
  );
}
