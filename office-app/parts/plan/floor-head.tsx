import type { Floor, Table } from '@comanda/shared/floor/floor.ts';
import { Archive, ArrowLeft, ArrowRight } from 'lucide-react';
import { Link } from 'wouter';
import { inUse, useRows } from '../../data/rows.ts';
import { words } from '../../words.ts';
import { TextField } from '../fields.tsx';

/** What a floor is called, where it stands among the others, who shares it. */
export function FloorHead({
  floor,
  tables,
  isFirst,
  isLast,
  onRename,
  onMove,
  onArchive,
}: {
  readonly floor: Floor;
  readonly tables: readonly Table[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onRename: (name: string) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onArchive: () => void;
}) {
  const sharing = inUse(useRows('multi_sessions')).filter((group) => group.floors.includes(floor.id));
  const seats = tables.reduce((sum, table) => sum + table.seats, 0);
  return (
    <div className="floor-head">
      <TextField
        label={words.floors.floorName}
        isLabelHidden
        className="title-field"
        value={floor.name}
        maxLength={60}
        onCommit={(text) => {
          const name = text.trim();
          if (name === '') return words.needsName;
          onRename(name);
          return null;
        }}
      />
      <p className="muted floor-facts">
        {words.floors.tables(tables.length)} · {words.floors.seats(seats)} ·{' '}
        {sharing.length > 0 ? (
          words.floors.sharedBy(sharing.map(({ name }) => name).join(', '))
        ) : (
          <Link href="/multi-sessions">{words.floors.notShared}</Link>
        )}
      </p>
      <div className="row">
        <button type="button" aria-label={words.floors.left} disabled={isFirst} onClick={() => onMove(-1)}>
          <ArrowLeft size={20} aria-hidden="true" />
        </button>
        <button type="button" aria-label={words.floors.right} disabled={isLast} onClick={() => onMove(1)}>
          <ArrowRight size={20} aria-hidden="true" />
        </button>
        <button type="button" className="danger" onClick={onArchive}>
          <Archive size={18} aria-hidden="true" /> {words.floors.archiveFloor}
        </button>
      </div>
    </div>
  );
}
