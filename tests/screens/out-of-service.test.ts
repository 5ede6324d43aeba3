import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { Person } from './staff.ts';

// A device that the office takes out of service says so by itself, and nothing on it can be touched any more.

let ingrid: Person;
const house = openHouse({
  ...usual,
  arrive: async ({ browser, service }) => {
    ingrid = await Person.arrives(service, await browser.newContext(), { role: 'office' });
  },
});

async function takesOut(name: string): Promise<void> {
  const { page } = ingrid;
  await page.evaluate(() => {
    location.hash = '/devices';
  });
  await page.locator(`[data-device="${name}"]`).getByRole('link').click();
  await page.getByText('Take out of service').click();
  await page.getByLabel(new RegExp(`^Type “${name}”`)).fill(name);
  await page.getByRole('button', { name: `Take ${name} out of service` }).click();
  await shows(page.locator(`[data-device="${name}"] .state`), 'Out of service');
}

const buttons = (page: Page): Promise<string[]> => page.getByRole('button').allTextContents();

test.for([
  ['tablet', 'Tablet 1'],
  ['kitchen', 'Kitchen 1'],
  ['till', 'Till 1'],
] as const)('a %s says at once that it is out of service, over the whole page', async ([role, name]) => {
  const viewport = { width: 1180, height: 820 };
  const { page } = await Person.arrives(house.service, await house.browser.newContext({ viewport }), { role });
  // In the midst of something, over the page.
  if (role === 'tablet') {
    await page.locator('[data-table="4"]').click();
    await page.getByRole('button', { name: /^Open for/ }).waitFor();
  }
  await takesOut(name);
  const said = page.getByRole('alert');
  await shows(said, /^This device was taken out of service.*everything that was done on this device is at the box/);
  await shows(said, /ask a manager for a new code/);
  expect(await buttons(page)).toEqual(['Pair again']);
  expect(await page.locator('dialog').count()).toBe(0);
  expect(await examine(page, `out-of-service-${role}`)).toEqual([]);
  await page.reload();
  await shows(said, /^This device was taken out of service/);
  await page.getByRole('button', { name: 'Pair again' }).click();
  await page.getByLabel('Code').waitFor();
  await page.context().close();
});
