import { rmSync } from 'node:fs';
import { Person } from '../screens/staff.ts';
import { type Figure, spread } from './figures.ts';
import type { Restaurant } from './restaurant.ts';
import { newProfile, Tablet } from './tablet.ts';

/** From the moment the app is opened until the room with its tables is there, in a browser that was just started itself. */
export async function measureColdStart(
  { service }: Restaurant,
  { coldStarts, slowerBy }: { readonly coldStarts: number; readonly slowerBy: number },
): Promise<Figure[]> {
  const profile = newProfile();
  try {
    await install(profile, service);
    const all: number[] = [];
    for (let start = 0; start < coldStarts; start += 1)
      all.push(await coldStart(profile, `${service.doors.plain}/`, slowerBy));
    return [spread('cold start, ms', all, 1_500)];
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Once, as a waiter does: paired, signed in, everything read and the whole app kept on the device. */
async function install(profile: string, service: Restaurant['service']): Promise<void> {
  const tablet = await Tablet.start(profile);
  await tablet.prepare(async (context) => {
    const anna = await Person.installs(service, context, { at: service.doors.plain });
    const tables = anna.page.locator('[data-table]').first();
    await tables.waitFor();
    await anna.page.evaluate(() => navigator.serviceWorker.ready);
    // A dish that has reached the box says that all before it is kept on the device: who she is above all.
    await anna.goesToTable('1');
    await anna.page.getByRole('button', { name: 'Snacks', exact: true }).click();
    await anna.page.locator('.product > button:first-child', { hasText: 'Green olives' }).first().click();
    const olives = anna.line('Green olives, orange, fennel seed');
    await olives.locator('.line-mark').filter({ hasText: 'safe at the box' }).waitFor();
    await anna.goesToFloor();
    await tables.waitFor();
  });
  await tablet.close();
}

/** The page marks when its first table is there. */
function watch(): void {
  const looked = new MutationObserver(() => {
    if (document.querySelector('[data-table]') === null) return;
    looked.disconnect();
    performance.mark('room');
  });
  looked.observe(document, { subtree: true, childList: true });
}

const lookMs = 200;
const longestMs = 30_000;

async function coldStart(profile: string, address: string, slowerBy: number): Promise<number> {
  const tablet = await Tablet.start(profile);
  try {
    await tablet.hold(slowerBy);
    await tablet.ask('Page.enable');
    await tablet.ask('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})()` });
    await tablet.ask('Page.navigate', { url: address });
    for (let waitedMs = 0; waitedMs < longestMs; waitedMs += lookMs) {
      await new Promise((resolve) => setTimeout(resolve, lookMs));
      const ms = await tablet.evaluate(() => performance.getEntriesByName('room')[0]?.startTime ?? null);
      if (ms !== null) return ms;
    }
    throw new Error('there are no tables');
  } finally {
    await tablet.close();
  }
}
