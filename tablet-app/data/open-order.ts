import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useLocation } from 'wouter';
import { useAct } from './act.ts';

/** Opens an order and goes to it: now, or when a manager has said yes. */
export function useOpenOrder(): (table: string | null, guests: number | null) => void {
  const core = useDevice();
  const act = useAct();
  const [, go] = useLocation();
  return (table, guests) => {
    const order = core.newId();
    const multiSession = core.replica.config?.multiSession ?? core.replica.multiSession ?? '';
    const kind = table === null ? 'take-away' : 'table';
    act({ type: 'open-order', order, kind, table, multiSession, guests }, undefined, () => go(`/order/${order}`));
  };
}
