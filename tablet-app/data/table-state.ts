import { type LineView, lineState } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { words } from '../words.ts';

export type TableState = 'seated' | 'unsent' | 'held' | 'kitchen' | 'ready' | 'served' | 'paid' | 'attention';

/** What a waiter has to know first about an order: the first that is true. */
export function tableState(view: OrderView): { readonly state: TableState; readonly text: string } {
  const { floor } = words;
  const lines = view.lines.filter((line) => !line.removed && line.quantity > 0);
  const states = lines.map(lineState);
  if (view.balance < 0) return { state: 'attention', text: floor.refund };
  if (view.late.size > 0) return { state: 'attention', text: floor.late };
  if (lines.some((line) => line.ready > line.served)) return { state: 'ready', text: floor.ready };
  const unsent = lines.reduce((sum, line) => sum + (line.held ? 0 : line.unfired), 0);
  if (unsent > 0) return { state: 'unsent', text: floor.unsent(unsent) };
  if (states.includes('fired') || states.includes('cooking')) return { state: 'kitchen', text: floor.kitchen };
  if (states.includes('held')) return { state: 'held', text: floor.held };
  if (lines.length === 0) return { state: 'seated', text: floor.seated };
  return view.balance === 0 ? { state: 'paid', text: floor.paid } : { state: 'served', text: floor.served };
}

export const isReadyToServe = (line: LineView): boolean => line.ready > line.served;

/** What the kitchen has not been told of: what firing would send, and what waits to be released. */
export function unfired(view: OrderView): { readonly due: number; readonly held: number } {
  let [due, held] = [0, 0];
  for (const line of view.lines) {
    if (line.removed) continue;
    if (line.held) held += line.unfired;
    else due += line.unfired;
  }
  return { due, held };
}
