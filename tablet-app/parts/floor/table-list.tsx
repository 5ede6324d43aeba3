import type { Table } from '@comanda/shared/floor/floor.ts';
import { Badge } from '@comanda/shared/ui/badge.tsx';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { TableStateChip } from '@comanda/shared/ui/table-state.tsx';
import { ArrowDown, ArrowUp, EllipsisVertical } from 'lucide-react';
import { useRemembered } from '../../data/floor/remembered.ts';
import type { TableFacts } from '../../data/floor/table-facts.ts';
import { useMoney } from '../../data/money.ts';
import { words } from '../../words.ts';
import { Lookers } from './lookers.tsx';
import type { PlanProps } from './plan.tsx';
import { WaitingIcon } from './waiting-icon.tsx';

const columns = ['number', 'state', 'guests', 'minutes', 'waiter', 'total'] as const;
type Column = (typeof columns)[number];
const sortings = columns.flatMap((column) => [`${column} up`, `${column} down`] as const);

const urgency = ['needs-you', 'ready', 'bill', 'sent', 'seated'];
const byNumber = (a: TableFacts, b: TableFacts): number =>
  a.table.number.localeCompare(b.table.number, undefined, { numeric: true });

/** Ascending. Free tables come last, whatever one looks for; within the same the table's number decides. */
const compare: Record<Column, (a: TableFacts, b: TableFacts) => number> = {
  number: byNumber,
  state: (a, b) => urgency.indexOf(a.look?.look ?? '') - urgency.indexOf(b.look?.look ?? ''),
  guests: (a, b) => (a.guests ?? 0) - (b.guests ?? 0),
  minutes: (a, b) => a.minutes - b.minutes,
  waiter: (a, b) => (a.waiter?.name ?? '').localeCompare(b.waiter?.name ?? ''),
  total: (a, b) => a.total - b.total,
};

function sorted(tables: readonly TableFacts[], column: Column, isDown: boolean): TableFacts[] {
  const way = isDown ? -1 : 1;
  return [...tables].sort(
    (a, b) =>
      (column === 'number' ? 0 : Number(a.look === null) - Number(b.look === null)) ||
      way * compare[column](a, b) ||
      byNumber(a, b),
  );
}

/** The same tables as rows: for small screens, and for whoever listens to theirs. */
export function TableList({ label, tables, isDimmed, onTap, onMore }: PlanProps) {
  const [sorting, sort] = useRemembered('comanda-tablet-floor-sort', sortings, 'number up');
  const [column, direction] = sorting.split(' ') as [Column, 'up' | 'down'];
  const Sign = direction === 'up' ? ArrowUp : ArrowDown;
  return (
    <div className="table-list">
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map((one) => (
              <th
                key={one}
                scope="col"
                data-column={one}
                aria-sort={one !== column ? undefined : direction === 'up' ? 'ascending' : 'descending'}
              >
                <button
                  type="button"
                  className="quiet"
                  onClick={() => sort(`${one} ${one === column && direction === 'up' ? 'down' : 'up'}`)}
                >
                  {words.floor.columns[one]}
                  {one === column && <Icon of={Sign} />}
                </button>
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {sorted(tables, column, direction === 'down').map((facts) => (
            <Row key={facts.table.id} facts={facts} isDimmed={isDimmed(facts)} onTap={onTap} onMore={onMore} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  facts,
  isDimmed,
  onTap,
  onMore,
}: { readonly facts: TableFacts; readonly isDimmed: boolean } & Pick<PlanProps, 'onTap' | 'onMore'>) {
  const { show } = useMoney();
  const { table, look, orders, waiter } = facts;
  const [next = null] = facts.expected;
  return (
    <tr className={isDimmed ? 'dimmed' : undefined}>
      <th scope="row" data-column="number">
        <TableButton facts={facts} onTap={onTap} />
      </th>
      <td data-column="state">
        {look !== null && (
          <span className="chip" data-table-state={isDimmed ? 'free' : look.look}>
            <WaitingIcon {...look} />
            {look.text}
          </span>
        )}
        {look === null && next === null && <span className="muted">{words.floor.free}</span>}
        {look === null && next !== null && <TableStateChip state="reserved">{next.short}</TableStateChip>}
      </td>
      <td data-column="guests">{facts.guests}</td>
      <td data-column="minutes">{look !== null && words.minutes(facts.minutes)}</td>
      <td data-column="waiter">
        {waiter !== null && (
          <span className="row-waiter">
            <Badge initials={waiter.initials} colour={waiter.colour} />
            <span>{waiter.name}</span>
          </span>
        )}
      </td>
      <td data-column="total">{look !== null && show(facts.total)}</td>
      <td className="row-more">
        {onMore !== undefined && orders.length > 0 && (
          <button
            type="button"
            className="quiet more"
            aria-label={words.floor.more(words.table(table.number))}
            onClick={() => onMore(table)}
          >
            <Icon of={EllipsisVertical} />
          </button>
        )}
      </td>
    </tr>
  );
}

/** Its touch is the whole row; read aloud it says all of it. */
function TableButton({ facts, onTap }: { readonly facts: TableFacts; readonly onTap: (table: Table) => void }) {
  const { table, look, orders, lookers } = facts;
  return (
    <button
      type="button"
      className={`row-button${look === null ? ' free' : ''}`}
      data-table={table.number}
      data-waiting={look?.waiting}
      onClick={() => onTap(table)}
    >
      <span className="visually-hidden">{facts.said}</span>
      <span aria-hidden="true">
        {table.number}
        {orders.length > 1 && <small>·{orders.length}</small>}
        <Lookers lookers={lookers} />
      </span>
    </button>
  );
}
