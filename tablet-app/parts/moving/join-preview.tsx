import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useMoney } from '../../data/money.ts';
import { guestsOfBoth, useRelocate } from '../../data/moving/relocate.ts';
import { words } from '../../data/moving/words.ts';
import { useNames } from '../../data/names.ts';

/** What joining two parties would make: its dishes, its guests and its sum. Nothing is joined before somebody has seen it. */
export function JoinPreview({
  order,
  into,
  onJoined,
}: {
  readonly order: OrderView;
  readonly into: OrderView;
  readonly onJoined: () => void;
}) {
  const names = useNames();
  const { show } = useMoney();
  const { merge } = useRelocate();
  const lines = order.lines.filter((line) => !line.removed && line.quantity > 0).length;
  const together = guestsOfBoth(order, into);
  const name = names.order(into);
  return (
    <section className="join">
      <p>
        {words.join.lines(lines, name)}
        {together !== null && ` – ${words.join.guests(into.guests.value ?? 0, order.guests.value ?? 0, together)}`}
        <br />
        <span className="muted figures">
          {show(into.total)} + {show(order.total)} = {show(into.total + order.total)}
        </span>
      </p>
      <button type="button" className="primary" onClick={() => merge(order, into, onJoined)}>
        {words.join.isOneBill(name)}
      </button>
    </section>
  );
}
