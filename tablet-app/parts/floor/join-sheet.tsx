import type { Table } from '@comanda/shared/floor/floor.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { useRelocate } from '../../data/moving/relocate.ts';
import { words } from '../../words.ts';
import { JoinPreview } from '../moving/join-preview.tsx';

/** The table that was chosen is occupied: join those who sit there, or sit beside them. */
export function JoinSheet({
  order,
  table,
  there,
  onDone,
  onClose,
}: {
  readonly order: OrderView;
  readonly table: Table;
  /** The parties at that table. */
  readonly there: readonly OrderView[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const relocate = useRelocate();
  const { pick } = words.floor;
  return (
    <Sheet title={pick.mergeTitle(words.table(table.number))} onClose={onClose}>
      {there.map((into) => (
        <JoinPreview key={into.order} order={order} into={into} onJoined={onDone} />
      ))}
      <button
        type="button"
        onClick={() => {
          relocate.move(order, table, onDone);
        }}
      >
        {pick.beside}
      </button>
    </Sheet>
  );
}
