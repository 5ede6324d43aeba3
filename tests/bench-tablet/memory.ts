import { crowdOfDevices } from '../bench/load/crowd.ts';
import { Person } from '../screens/staff.ts';
import { type Figure, single } from './figures.ts';
import type { Restaurant } from './restaurant.ts';
import { newProfile, Tablet } from './tablet.ts';

const ordersInDay = 250;
/** Of an order with two dishes, from its opening to its closing. */
const tapsOfOrder = 7;
/** As many as may wait at a device: a queue that grows would be measured instead of what stays. */
const mostOnTheWay = 40;

/** So many orders come and go on the floor that a tablet shows; each day ends and takes its orders with it. */
export async function measureMemory(house: Restaurant, orders: number): Promise<Figure[]> {
  const tablet = await Tablet.start(newProfile());
  try {
    await tablet.prepare((context) => Person.arrives(house.service, context));
    await tablet.hold(1);
    const before = await heapMegabytes(tablet);
    await comeAndGo(house, orders, tablet);
    const after = await heapMegabytes(tablet);
    return [
      single('memory of the page, MB', before),
      single(`memory after ${orders.toLocaleString('en')} orders, MB`, after, 150),
    ];
  } finally {
    await tablet.discard();
  }
}

async function comeAndGo({ service, colleagues }: Restaurant, orders: number, tablet: Tablet): Promise<void> {
  const crowd = await crowdOfDevices(service.doors.plain, colleagues, { looks: false, parties: 1, lines: 2 });
  for (let left = orders; left > 0; left -= ordersInDay) {
    const taps = Math.min(left, ordersInDay) * tapsOfOrder;
    for (let tap = 0; tap < taps; tap += 1) {
      while (crowd.waiting(tap % crowd.size) > mostOnTheWay) await turn();
      crowd.tap(tap % crowd.size);
    }
    while (Array.from({ length: crowd.size }, (_, at) => crowd.waiting(at)).some((count) => count > 0)) await turn();
    await service.closeDay();
    await untilLive(tablet);
  }
  crowd.leave();
}

const longestMs = 60_000;
const lookMs = 20;

async function untilLive(tablet: Tablet): Promise<void> {
  const isLive = () => document.querySelector('.strip')?.textContent?.includes('Live') === true;
  for (let waitedMs = 0; waitedMs < longestMs; waitedMs += lookMs) {
    if (await tablet.evaluate(isLive)) return;
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  throw new Error('the tablet is not in contact');
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

/** What the page holds when all garbage is gone: objects, and what hangs on them outside (buffers, nodes). */
async function heapMegabytes(tablet: Tablet): Promise<number> {
  type Usage = {
    readonly usedSize: number;
    readonly embedderHeapUsedSize?: number;
    readonly backingStorageSize?: number;
  };
  await tablet.ask('HeapProfiler.collectGarbage');
  const {
    usedSize,
    embedderHeapUsedSize = 0,
    backingStorageSize = 0,
  } = await tablet.ask<Usage>('Runtime.getHeapUsage');
  return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1e6;
}
