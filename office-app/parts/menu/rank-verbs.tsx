import type { RecordTable } from '@comanda/shared/sync/records.ts';
import { Archive, ArrowDown, ArrowUp } from 'lucide-react';
import { useChange } from '../../data/change.ts';
import { words } from '../../words.ts';

/** Earlier, later, archive: for one of the rows that people put in order. */
export function RankVerbs({
  table,
  row,
  all,
  onArchive,
}: {
  readonly table: RecordTable;
  readonly row: { readonly id: string; readonly name: string };
  /** In their order. */
  readonly all: readonly { readonly id: string }[];
  readonly onArchive: () => void;
}) {
  const change = useChange();
  const at = all.findIndex(({ id }) => id === row.id);
  const move = (by: -1 | 1): void => {
    const others = all.filter(({ id }) => id !== row.id);
    const order = [...others.slice(0, at + by), row, ...others.slice(at + by)];
    change(order.map(({ id }, rank) => ({ table, id, fields: { rank } })));
  };
  return (
    <span className="row verbs">
      <button type="button" aria-label={words.earlier} disabled={at === 0} onClick={() => move(-1)}>
        <ArrowUp size={18} aria-hidden="true" />
      </button>
      <button type="button" aria-label={words.later} disabled={at === all.length - 1} onClick={() => move(1)}>
        <ArrowDown size={18} aria-hidden="true" />
      </button>
      <button type="button" className="danger" aria-label={`${words.archive} ${row.name}`} onClick={onArchive}>
        <Archive size={18} aria-hidden="true" />
      </button>
    </span>
  );
}
