import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useAct } from '../data/act.ts';
import { useMoney } from '../data/money.ts';
import { isReadyToServe, unfired } from '../data/table-state.ts';
import { words } from '../words.ts';

/** What an order most often waits for, under the thumb. */
export function OrderActions({ view, onPay }: { readonly view: OrderView; readonly onPay: () => void }) {
  const act = useAct();
  const { show } = useMoney();
  const { due, held } = unfired(view);
  const hasLines = view.lines.some((line) => !line.removed && line.quantity > 0);
  const nothing = hasLines ? words.order.allFired : words.order.nothingToFire;
  const ready = view.lines.filter(isReadyToServe);
  const isOver = view.state === 'merged' || view.state === 'cancelled';
  return (
    <div className="actions">
      {ready.length > 0 && (
        <button
          type="button"
          onClick={() => act({ type: 'serve', order: view.order, lines: ready.map((line) => line.line) })}
        >
          {words.order.serveAll}
        </button>
      )}
      {!isOver && (
        <button
          type="button"
          className="pay-button"
          disabled={view.balance === 0 && view.payments.length === 0}
          onClick={onPay}
        >
          {words.order.pay} {show(view.balance)}
        </button>
      )}
      {view.state === 'open' && (
        <button
          type="button"
          className="primary"
          disabled={due === 0 || view.needsUpdate}
          onClick={() => act({ type: 'fire', order: view.order, lines: 'all' })}
        >
          {due > 0 ? words.order.fire(due) : held > 0 ? words.order.onlyHeld(held) : nothing}
        </button>
      )}
    </div>
  );
}
