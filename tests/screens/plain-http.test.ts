import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { shows } from './expectations.ts';
import { insecureHost, Service } from './service.ts';
import { Person } from './staff.ts';

let browser: Awaited<ReturnType<typeof launchChromium>>;
let service: Service;

beforeAll(async () => {
  const resolver = `--host-resolver-rules=MAP ${insecureHost} 127.0.0.1`;
  [browser, service] = await Promise.all([launchChromium([resolver]), Service.open()]);
});
afterAll(async () => {
  if ('close' in browser) await browser.close();
  await service.close();
});

test('on plain http, where browsers hold much back, a tablet works and finds its work again', async ({ skip }) => {
  if ('missing' in browser) return skip(browser.missing);
  const anna = await Person.arrives(service, await browser.newContext(), { insecure: true });
  const held = await anna.page.evaluate(() => ({
    secure: isSecureContext,
    subtle: typeof crypto.subtle,
    locks: typeof navigator.locks,
  }));
  expect(held).toEqual({ secure: false, subtle: 'undefined', locks: 'undefined' });
  await anna.goesToTable('4');
  await anna.adds('Starters', 'Gravlax');
  const gravlax = 'Gravlax, dill, grapefruit';
  await shows(anna.line(gravlax).locator('.line-mark'), 'safe at the box');

  await service.killBox();
  await anna.tapsPlus(gravlax);
  await shows(anna.line(gravlax).locator('.line-mark'), 'on this tablet');
  await anna.page.reload();
  await shows(anna.quantity(gravlax), '2');
  await service.startBox();
  await shows(anna.line(gravlax).locator('.line-mark'), 'safe at the box', 15_000);

  const second = await anna.page.context().newPage();
  await second.goto(service.appUrl('/', insecureHost));
  await second.getByRole('heading', { name: 'Another tab is the device' }).waitFor();
});
