import { decimal } from '@comanda/shared/money/format.ts';
import { useOrders, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { words } from '../words.ts';

/** What is still to be paid for, oldest first. */
export function TillPage() {
  const tables = useRecords('tables');
  const [store] = useRecords('settings').values();
  const open = [...useOrders().values()]
    .filter(({ state }) => state === 'open')
    .sort((a, b) => (a.opened.clock < b.opened.clock ? -1 : 1));
  const place = (id: string | null): string => {
    const table = tables.get(id ?? '');
    return table === undefined ? words.takeAway : words.table(table.number);
  };
  return (
    <main className="till">
      <h1>{words.openOrders}</h1>
      {open.length === 0 && <p className="empty">{words.nothingOpen}</p>}
      <ul>
        {open.map((view) => (
          <li key={view.order}>
            <b>{place(view.table.value)}</b> {view.number === null ? words.newOrder : words.number(view.number)}{' '}
            {decimal(view.balance, store?.currency ?? 'EUR')}
          </li>
        ))}
      </ul>
    </main>
  );
}
