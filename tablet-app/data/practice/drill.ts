import { allFacts } from '@comanda/shared/order/book.ts';
import { isFact } from '@comanda/shared/order/events.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';

/** What somebody does to see for themselves that nothing is lost, in this order. */
export const steps = ['open', 'send', 'cut', 'add', 'kept', 'mend', 'safe'] as const;
export type Step = (typeof steps)[number];

/** What is true of the practice just now. */
export type Sight = {
  readonly isTableOpen: boolean;
  /** Something was fired, also while the Wi-Fi is cut: whoever is curious cuts it first. */
  readonly isSent: boolean;
  readonly isCut: boolean;
  /** Dishes that the box has not got, and how many of them are on the tablet's own disk. */
  readonly waiting: number;
  readonly kept: number;
  readonly isLive: boolean;
};

const dishesToAdd = 2;

const holds: Record<Step, (sight: Sight) => boolean> = {
  open: ({ isTableOpen }) => isTableOpen,
  send: ({ isSent }) => isSent,
  cut: ({ isCut }) => isCut,
  add: ({ isCut, waiting }) => isCut && waiting >= dishesToAdd,
  kept: ({ waiting, kept }) => waiting >= dishesToAdd && kept === waiting,
  mend: ({ isCut }) => !isCut,
  safe: ({ isCut, isLive, waiting }) => !isCut && isLive && waiting === 0,
};

/** How many steps are done, from the first one on: a step is looked for when the one before it is done. */
export function stepsDone(before: number, sight: Sight): number {
  let done = before;
  for (let next = steps[done]; next !== undefined && holds[next](sight); next = steps[done]) done += 1;
  return done;
}

export function sightOf(core: DeviceCore, isCut: boolean): Sight {
  let [isSent, waiting, kept] = [false, 0, 0];
  for (const order of core.book.orders.values())
    for (const fact of allFacts(order)) {
      const mark = core.markOf(fact);
      if (isFact(fact, 'lines-fired')) isSent = true;
      const dishes = isFact(fact, 'line-added')
        ? fact.event.body.quantity
        : isFact(fact, 'quantity-tapped')
          ? Math.max(0, fact.event.body.by)
          : 0;
      if (mark === 'safe') continue;
      waiting += dishes;
      if (mark === 'on-device') kept += dishes;
    }
  return {
    isTableOpen: core.book.orders.size > 0,
    isSent,
    isCut,
    waiting,
    kept,
    isLive: core.connection().state === 'live' && core.connection().pending === 0,
  };
}
