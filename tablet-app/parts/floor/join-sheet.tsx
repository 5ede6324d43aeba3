import type { Table } from '@comanda/shared/floor/floor.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { guestsOfBoth, useRelocate } from '../../data/floor/relocate.ts';
import { useMoney } from '../../data/money.ts';
import { useNames } from '../../data/names.ts';
import { words } from '../../words.ts';

/** The table that was chosen is occupied: what joining those who sit there would make, before it is done. */
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
  const names = useNames();
  const { show } = useMoney();
  const relocate = useRelocate();
  const { pick } = words.floor;
  const lines = order.lines.filter((line) => !line.removed && line.quantity > 0).length;
  const name = words.table(table.number);
  return (
    <Sheet title={pick.mergeTitle(name)} onClose={onClose}>
      {there.map((into) => (
        <section key={into.order} className="join">
          <p>
            {pick.preview(lines, name)}
            {guestsOfBoth(order, into) !== null && ` – ${pick.guests(into.guests.value ?? 0, order.guests.value ?? 0)}`}
            <br />
            <span className="muted figures">
              {show(into.total)} + {show(order.total)} = {show(into.total + order.total)}
            </span>
          </p>
          <button
            type="button"
            className="primary"
            onClick={() => {
              if (relocate.merge(order, into)) onDone();
            }}
          >
            {pick.merge(names.order(into))}
          </button>
        </section>
      ))}
      <button
        type="button"
        onClick={() => {
          if (relocate.move(order, table)) onDone();
        }}
      >
        {pick.beside}
      </button>
    </Sheet>
  );
}
