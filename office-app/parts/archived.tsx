import type { RecordTable } from '@comanda/shared/sync/records.ts';
import { useChange } from '../data/change.ts';
import { words } from '../words.ts';

/** What is archived can be brought back: it was never gone. */
export function Archived({
  table,
  title,
  rows,
}: {
  readonly table: RecordTable;
  readonly title: string;
  readonly rows: readonly { readonly id: string; readonly name: string }[];
}) {
  const change = useChange();
  if (rows.length === 0) return null;
  return (
    <details className="archived">
      <summary>{title}</summary>
      <ul>
        {rows.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <button type="button" onClick={() => change({ table, id, fields: { archived: false } })}>
              {words.restore}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
