import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { setup as buildApps } from '../screens/build-apps.ts';
import { launchChromium } from '../screens/chromium.ts';
import { Service } from '../screens/service.ts';
import { Person } from '../screens/staff.ts';
import { fillTheRoom } from './evening.ts';

/** Takes the pictures of the README pages from the real screens: `npm run pictures`. */

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const ipad = { width: 1180, height: 820 };
const laptop = { width: 1440, height: 900 };
const till = { width: 1280, height: 800 };

const browser = await launchChromium();
if ('missing' in browser) {
  process.stderr.write(`${browser.missing}\n`);
  process.exitCode = 1;
} else {
  mkdirSync(folder, { recursive: true });
  buildApps();
  const service = await Service.open();
  try {
    await takeAll(service, browser);
  } finally {
    await browser.close();
    await service.close();
  }
}

async function takeAll(service: Service, running: Browser): Promise<void> {
  const house = await fillTheRoom(service);
  const opens = async (
    viewport: typeof ipad,
    options: Parameters<typeof Person.arrives>[2],
    scheme: 'light' | 'dark',
  ) => Person.arrives(service, await running.newContext({ viewport, colorScheme: scheme }), options);
  const waiter = await opens(ipad, { person: 'Anna Lind' }, 'light');
  await waiter.page.locator('[data-table="12"]').waitFor();
  await takes(waiter.page, 'waiter-floor');
  await waiter.goesToTable('9');
  await takes(waiter.page, 'waiter-order');
  const cook = await opens(till, { role: 'kitchen' }, 'dark');
  await cook.page.getByRole('article').first().waitFor();
  await takes(cook.page, 'kitchen');
  const cashier = await opens(till, { role: 'till' }, 'light');
  await cashier.page.locator('.bills').waitFor();
  await cashier.page.locator('[data-bill="16"]').click();
  await takes(cashier.page, 'till');
  const owner = await opens(laptop, { role: 'office' }, 'light');
  for (const [page, name] of [
    ['/floors', 'office-floors'],
    ['/products', 'office-products'],
    ['/multi-sessions', 'office-multi-sessions'],
  ] as const) {
    await owner.page.evaluate((hash) => {
      location.hash = hash;
    }, page);
    await takes(owner.page, name);
  }
  house.leave();
}

async function takes(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(800);
  await page.screenshot({ path: `${folder}${name}.png` });
  process.stderr.write(`docs/pictures/${name}.png\n`);
}
