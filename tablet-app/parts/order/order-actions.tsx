import { isReadyToServe } from '@comanda/shared/order/line-view.ts';
import { isOver, type OrderView } from '@comanda/shared/order/order-view.ts';
import { useDevice, useRecords } from '@comanda/shared/replica/react/hooks.ts';
import type { Act } from '@comanda/shared/ui/approvals/act.ts';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { isSheetOpen } from '@comanda/shared/ui/sheet-open.ts';
import { BellRing, SendHorizontal } from 'lucide-react';
import { useEffect } from 'react';
import { useAct } from '../../data/act.ts';
import { useMoney } from '../../data/money.ts';
import { useCourses } from '../../data/order/courses.ts';
import { isOnTheWay } from '../../data/order/kitchen-word.ts';
import { type SendPlan, sendPlan } from '../../data/order/send-plan.ts';
import { words } from '../../words.ts';

const send = (act: Act, view: OrderView, plan: SendPlan): boolean =>
  act({
    type: 'send',
    order: view.order,
    fire: plan.fire.map(({ line }) => line),
    hold: plan.hold.map(({ line }) => line),
  });

/** What an order most often waits for, under the thumb. */
export function OrderActions({ view, onPay }: { readonly view: OrderView; readonly onPay: () => void }) {
  const act = useAct();
  const { show } = useMoney();
  const courses = useCourses(view);
  const plan = sendPlan(view.lines, courses.rankOf);
  const ready = view.lines.filter(isReadyToServe);
  const isGone = view.state === 'merged' || view.state === 'cancelled';
  const canSend = !isOver(view) && plan.unsent > 0 && !view.needsUpdate;
  useSendKey(canSend, () => send(act, view, plan));
  return (
    <div className="actions keeps-clear">
      {ready.length > 0 && (
        <button
          type="button"
          className="serve-all with-icon"
          onClick={() => act({ type: 'serve', order: view.order, lines: ready.map((line) => line.line) })}
        >
          <Icon of={BellRing} />
          {words.order.serveAll}
        </button>
      )}
      {!isGone && (
        <button
          type="button"
          className="pay-button"
          disabled={view.balance === 0 && view.payments.length === 0}
          onClick={onPay}
        >
          {words.order.pay} <span className="figures">{show(view.balance)}</span>
        </button>
      )}
      {!isOver(view) && (
        <button
          type="button"
          className="primary send-button with-icon"
          disabled={!canSend}
          onClick={() => send(act, view, plan)}
        >
          <Icon of={SendHorizontal} />
          <SendWords view={view} plan={plan} />
        </button>
      )}
    </div>
  );
}

/** `Send · Grill 3 · Bar 2`, and what it will let wait. */
function SendWords({ view, plan }: { readonly view: OrderView; readonly plan: SendPlan }) {
  const stations = useRecords('stations');
  const core = useDevice();
  if (plan.unsent === 0) {
    if (view.lines.some((line) => isOnTheWay(core, line))) return <span>{words.order.firedHere}</span>;
    if (plan.held > 0) return <span>{words.order.onlyHeld(plan.held)}</span>;
    const hasLines = view.lines.some((line) => !line.removed && line.quantity > 0);
    return <span>{hasLines ? words.order.allFired : words.order.nothingToFire}</span>;
  }
  const waits = plan.hold.reduce((sum, line) => sum + line.unfired, 0);
  const where = plan.stations.map(
    ({ station, count }) =>
      `${(station === null ? null : stations.get(station)?.name) ?? words.order.anyScreen} ${count}`,
  );
  return (
    <span className="send-words">
      <span>{[words.order.send, ...where].join(' · ')}</span>
      {waits > 0 && <small>{words.order.sendWaits(waits)}</small>}
    </span>
  );
}

/** Control (or command) and Enter, for who has a keyboard. */
function useSendKey(canSend: boolean, run: () => void): void {
  useEffect(() => {
    if (!canSend) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      if (!isSheetOpen()) run();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}
