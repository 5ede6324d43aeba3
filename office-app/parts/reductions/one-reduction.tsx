import type { DayReductions } from '@comanda/shared/sync/office-api.ts';
import { timeOfDay } from '@comanda/shared/ui/ages.ts';
import { offInWords } from '@comanda/shared/ui/giving/in-words.ts';
import { words as shared } from '@comanda/shared/ui/words.ts';
import { Ban, Gift, Percent } from 'lucide-react';
import { useMoney } from '../../data/money.ts';
import { useRows } from '../../data/rows.ts';
import { words as office } from '../../words.ts';
import { words } from './words.ts';

const icons = { void: Ban, free: Gift, discount: Percent } as const;

/** When, what, where, why, who, and what it comes to. */
export function OneReduction({ one }: { readonly one: DayReductions['reductions'][number] }) {
  const money = useMoney();
  const staff = useRows('staff');
  const table = useRows('tables').get(one.table ?? '');
  const name = (id: string): string => staff.get(id)?.name ?? words.nobody;
  const Icon = icons[one.kind];
  const dish = one.dish ?? shared.giving.wholeOrder;
  const off = one.discount === null ? '' : ` ${offInWords(one.discount, money.currency)}`;
  return (
    <li data-kind={one.kind} data-state={one.state}>
      <time>{timeOfDay(one.ms)}</time>
      <span className="reduction-what">
        <b>
          <Icon size={18} aria-hidden="true" /> {words.kinds[one.kind]}
          {off}
        </b>
        <span>
          {(one.quantity ?? 0) > 0 && `${one.quantity} × `}
          {dish}: {one.reason}
        </span>
        <small className="muted">
          {[
            table === undefined ? office.today.noTable : office.today.table(table.number),
            ...(one.number === null ? [] : [words.order(one.number)]),
          ].join(' · ')}
        </small>
      </span>
      <span className="reduction-who">
        {name(one.staff)}
        {one.approvedBy !== null && <small className="muted">{words.pinOf(name(one.approvedBy))}</small>}
      </span>
      <span className="sum">{one.state === 'counts' ? money.say(one.amount) : <em>{words.states[one.state]}</em>}</span>
    </li>
  );
}
