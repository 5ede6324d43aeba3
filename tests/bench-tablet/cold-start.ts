import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium, flags } from '../screens/chromium.ts';
import { Person } from '../screens/staff.ts';
import { type Figure, spread } from './figures.ts';
import type { Restaurant } from './restaurant.ts';
import { iPad, slowed } from './taps.ts';

/** From the moment the app is opened until the room with its tables is there, in a browser that was just started itself. */
export async function measureColdStart(
  { service }: Restaurant,
  { coldStarts, slowerBy }: { readonly coldStarts: number; readonly slowerBy: number },
): Promise<Figure[]> {
  const profile = mkdtempSync(join(tmpdir(), 'comanda-tablet-'));
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

async function openBrowser(profile: string): Promise<BrowserContext> {
  const program = await findChromium();
  if (typeof program !== 'string') throw new Error(program.missing);
  return chromium.launchPersistentContext(profile, { executablePath: program, args: [...flags], ...iPad });
}

/** Once, as a waiter does: paired, signed in, everything read and the whole app kept on the device. */
async function install(profile: string, service: Restaurant['service']): Promise<void> {
  const context = await openBrowser(profile);
  const anna = await Person.installs(service, context, { at: service.doors.plain });
  await tables(anna.page);
  await anna.page.evaluate(() => navigator.serviceWorker.ready);
  // A dish that has reached the box says that all before it is kept on the device: who she is above all.
  await anna.goesToTable('1');
  await anna.page.getByRole('button', { name: 'Snacks', exact: true }).click();
  await anna.page.locator('.product > button:first-child', { hasText: 'Green olives' }).first().click();
  const olives = anna.line('Green olives, orange, fennel seed');
  await olives.locator('.line-mark').filter({ hasText: 'safe at the box' }).waitFor();
  await anna.goesToFloor();
  await tables(anna.page);
  await context.close();
}

async function coldStart(profile: string, address: string, slowerBy: number): Promise<number> {
  const context = await openBrowser(profile);
  const page = await context.newPage();
  await slowed(page, slowerBy);
  await page.addInitScript(() => {
    const looked = new MutationObserver(() => {
      if (document.querySelector('[data-table]') === null) return;
      looked.disconnect();
      performance.mark('room');
    });
    looked.observe(document, { subtree: true, childList: true });
  });
  await page.goto(address);
  await tables(page);
  const ms = await page.evaluate(() => performance.getEntriesByName('room')[0]?.startTime ?? Number.NaN);
  await context.close();
  return ms;
}

const tables = (page: Page): Promise<void> => page.locator('[data-table]').first().waitFor();
