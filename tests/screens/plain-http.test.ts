import { expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { shows } from './expectations.ts';
import { openHouse, usual } from './house.ts';
import { insecureHost } from './service.ts';
import { Person } from './staff.ts';

const house = openHouse({
  ...usual,
  launch: () => launchChromium([`--host-resolver-rules=MAP ${insecureHost} 127.0.0.1`]),
});

test('on plain http, where browsers hold much back, a tablet works and finds its work again', async () => {
  const anna = await Person.arrives(house.service, await house.browser.newContext(), { insecure: true });
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

  await house.service.killBox();
  await anna.tapsPlus(gravlax);
  await shows(anna.line(gravlax).locator('.line-mark'), 'on this tablet');
  await anna.page.reload();
  await shows(anna.quantity(gravlax), '2');
  await house.service.startBox();
  await shows(anna.line(gravlax).locator('.line-mark'), 'safe at the box', 15_000);

  const second = await anna.page.context().newPage();
  await second.goto(house.service.appUrl('/', insecureHost));
  await second.getByRole('heading', { name: 'Another tab is the device' }).waitFor();
});
