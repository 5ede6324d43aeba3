import type { Table } from '@comanda/shared/floor/floor.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { words } from '../../words.ts';
import { JoinOrBeside } from '../moving/join-or-beside.tsx';

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
  return (
    <Sheet title={words.floor.pick.mergeTitle(words.table(table.number))} onClose={onClose}>
      <JoinOrBeside order={order} table={table} there={there} onDone={onDone} />
    </Sheet>
  );
}
