import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { Sheet } from '@comanda/shared/ui/sheet.tsx';
import { Inbox } from 'lucide-react';
import { useMoney } from '../../data/money.ts';
import { words } from '../../words.ts';

/** Says what becomes of the orders before a table or a floor with orders on it is archived. */
export function ArchiveSheet({
  title,
  detail,
  orders,
  verb,
  onArchive,
  onClose,
}: {
  readonly title: string;
  readonly detail: string;
  readonly orders: readonly OrderView[];
  readonly verb: string;
  readonly onArchive: () => void;
  readonly onClose: () => void;
}) {
  const money = useMoney();
  return (
    <Sheet title={title} onClose={onClose}>
      <p className="tray-note">
        <Inbox size={24} aria-hidden="true" />
        <span>{detail}</span>
      </p>
      <ul className="rows">
        {orders.map((order) => (
          <li key={order.order}>
            <b>{order.number === null ? '–' : `#${order.number}`}</b>
            <span className="sum">{words.floors.orderOf(order.guests.value ?? 0, money.say(order.balance))}</span>
          </li>
        ))}
      </ul>
      <div className="sheet-verbs">
        <button type="button" onClick={onClose}>
          {words.floors.keep}
        </button>
        <button type="button" className="danger" onClick={onArchive}>
          {verb}
        </button>
      </div>
    </Sheet>
  );
}
