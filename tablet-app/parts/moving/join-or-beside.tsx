import type { Table } from '@comanda/shared/floor/floor.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useRelocate } from '../../data/moving/relocate.ts';
import { words } from '../../words.ts';
import { JoinPreview } from './join-preview.tsx';

/** At an occupied table: join those who sit there, or sit beside them. */
export function JoinOrBeside({
  order,
  table,
  there,
  onDone,
}: {
  readonly order: OrderView;
  readonly table: Table;
  /** The parties at that table. */
  readonly there: readonly OrderView[];
  /** @param into the order that has become one with this; null where there are still two */
  readonly onDone: (into: OrderView | null) => void;
}) {
  const relocate = useRelocate();
  return (
    <>
      {there.map((into) => (
        <JoinPreview key={into.order} order={order} into={into} onJoined={() => onDone(into)} />
      ))}
      <button type="button" onClick={() => relocate.move(order, table, () => onDone(null))}>
        {words.floor.pick.beside}
      </button>
    </>
  );
}
