import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useAct } from '../data/act.ts';
import { useMoney } from '../data/money.ts';
import { isReadyToServe } from '../data/table-state.ts';
import { words } from '../words.ts';

/** What an order most often waits for, under the thumb. */
export function OrderActions({ view, onPay }: { readonly view: OrderView; readonly onPay: () => void }) {
  const act = useAct();
  const { show } = useMoney();
  const due = view.lines.reduce((sum, line) => sum + (line.held || line.removed ? 0 : line.unfired), 0);
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
        <button type="button" className="pay-button" onClick={onPay}>
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
          {words.order.fire(due)}
        </button>
      )}
    </div>
  );
}
