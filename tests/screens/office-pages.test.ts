import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { sampled } from './sampled.ts';
import { Person } from './staff.ts';

// Every page of the office on a laptop, an iPad and a phone, in daylight and in the dark: nothing that axe calls serious,
// nothing too small for a finger, nothing wider than its screen.

const looks = (['light', 'dark'] as const).flatMap((colorScheme) => [
  { colorScheme, screen: 'laptop', width: 1440, height: 900 },
  { colorScheme, screen: 'ipad', width: 1180, height: 820 },
  { colorScheme, screen: 'phone', width: 390, height: 844 },
]);
const pages = {
  today: '/',
  floors: '/floors',
  products: '/products',
  categories: '/products/categories',
  stations: '/products/stations',
  courses: '/products/courses',
  questions: '/products/questions',
  multiSessions: '/multi-sessions',
  devices: '/devices',
  'new-device': '/devices/new/kitchen',
  'this-device': '/devices/this',
  staff: '/staff',
  reductions: '/reductions',
  'new-person': '/staff/new',
} as const;

let page: Page;
openHouse({
  ...usual,
  arrive: async ({ browser, service }) => {
    ({ page } = await Person.arrives(service, await browser.newContext(), { role: 'office' }));
    await page.getByRole('heading', { name: 'Today' }).waitFor();
  },
});

test.for(sampled(looks))(
  'every page of the office is fit for use, $screen, $colorScheme',
  { timeout: 120_000 },
  async ({ colorScheme, screen, width, height }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    const wrong: string[] = [];
    for (const [name, path] of Object.entries(pages)) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, path);
      await page.locator(`main.page`).waitFor();
      if (name === 'floors') await page.locator('.plan [data-table="12"]').focus();
      wrong.push(...(await examine(page, `office-${name}-${screen}-${colorScheme}`)));
    }
    expect(wrong).toEqual([]);
  },
);

test('the pages of the office are called in full on a phone, in every language', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  const wrong: string[] = [];
  for (const language of ['English', 'Svenska', 'Español']) {
    await page.evaluate(() => {
      location.hash = '/devices/this';
    });
    await page.getByRole('dialog').getByText(language, { exact: true }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    const names = page.locator('.nav-pages .nav-link span');
    wrong.push(
      ...(await names.evaluateAll((all) =>
        all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => `${one.textContent} is cut`),
      )),
    );
    expect(await names.count()).toBe(6);
    wrong.push(...(await examine(page, `office-nav-phone-${language.slice(0, 2)}`)));
  }
  expect(wrong).toEqual([]);
});
