import type { Browser, Page } from 'playwright-core';
import { crowdOfDevices } from '../bench/load/crowd.ts';
import { Person } from '../screens/staff.ts';
import { type Figure, single } from './figures.ts';
import type { Restaurant } from './restaurant.ts';
import { iPad } from './taps.ts';

const ordersInDay = 250;
/** Of an order with two dishes, from its opening to its closing. */
const tapsOfOrder = 7;
/** As many as may wait at a device: a queue that grows would be measured instead of what stays. */
const mostOnTheWay = 40;

/** So many orders come and go on the floor that a tablet shows; each day ends and takes its orders with it. */
export async function measureMemory(browser: Browser, house: Restaurant, orders: number): Promise<Figure[]> {
  const context = await browser.newContext(iPad);
  const anna = await Person.arrives(house.service, context);
  const before = await heapMegabytes(anna.page);
  const crowd = await crowdOfDevices(house.service.doors.plain, house.colleagues, {
    looks: false,
    parties: 1,
    lines: 2,
  });
  for (let left = orders; left > 0; left -= ordersInDay) {
    const taps = Math.min(left, ordersInDay) * tapsOfOrder;
    for (let tap = 0; tap < taps; tap += 1) {
      while (crowd.waiting(tap % crowd.size) > mostOnTheWay) await turn();
      crowd.tap(tap % crowd.size);
    }
    while (Array.from({ length: crowd.size }, (_, at) => crowd.waiting(at)).some((count) => count > 0)) await turn();
    await house.service.closeDay();
    await anna.strip.filter({ hasText: 'Live' }).waitFor({ timeout: 60_000 });
  }
  const after = await heapMegabytes(anna.page);
  crowd.leave();
  await context.close();
  return [
    single('memory of the page, MB', before),
    single(`memory after ${orders.toLocaleString('en')} orders, MB`, after, 150),
  ];
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));

/** What the page holds when all garbage is gone: objects, and what hangs on them outside (buffers, nodes). */
async function heapMegabytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const {
    usedSize,
    embedderHeapUsedSize = 0,
    backingStorageSize = 0,
  } = (await devtools.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    embedderHeapUsedSize?: number;
    backingStorageSize?: number;
  };
  await devtools.detach();
  return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1e6;
}
