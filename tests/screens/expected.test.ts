import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { sampled } from './sampled.ts';
import { type Person, waitersOf } from './staff.ts';

// Parties that have called, as waiters note them and see them come: a real box, two real pages.

const ipad = { width: 1180, height: 820 };
const waiter = waitersOf(openHouse(usual), { viewport: ipad });

const table = (person: Person, number: string): Locator => person.page.locator(`[data-table="${number}"]`);
const sheet = (person: Person): Locator => person.page.locator('dialog.sheet');
const button = (person: Person, name: string | RegExp): Locator => person.page.getByRole('button', { name });

/** Notes a party at a free table for the second half hour from now. @returns the time as the screen says it */
async function expects(person: Person, number: string, guests: number, name = ''): Promise<string> {
  await table(person, number).click();
  await button(person, 'For later…').click();
  const chosen = sheet(person).locator('[aria-pressed="true"]');
  const time = (await chosen.textContent()) ?? '';
  const count = sheet(person).locator('.stepper output');
  while (Number(await count.textContent()) !== guests)
    await button(person, Number(await count.textContent()) < guests ? 'Guests: more' : 'Guests: fewer').click();
  await sheet(person).getByLabel('Name').fill(name);
  await button(person, new RegExp(`^Expect ${guests} guests at ${time}`)).click();
  return time;
}

test('a party that called has a ring on its table everywhere, and is seated with one touch when it is there', async () => {
  const [anna, ben] = await Promise.all([waiter(), waiter('Ben Okafor')]);
  const time = await expects(anna, '2', 4);
  await shows(table(ben, '2'), new RegExp(`^Table 2, Expected ${time} · 4 guests`));
  expect(await table(ben, '2').getAttribute('data-table-state')).toBe('reserved');
  // Nobody sits there yet: no table is taken, and nothing has to be paid.
  await shows(ben.page.getByRole('tab', { name: /^Expected/ }), /1$/);
  await shows(ben.page.getByRole('tab').first(), /0\/\d+/);

  await table(ben, '2').click();
  await button(ben, 'Guests: fewer').click();
  await button(ben, '3 guests are here').click();
  await shows(ben.page.getByRole('heading', { level: 1 }), /^Table 2 /);
  await shows(table(anna, '2'), /^Table 2, No order yet, 3 guests/);
  await expect.poll(() => anna.page.getByRole('tab', { name: /^Expected/ }).count()).toBe(0);
});

test('others may sit down there before; the one who did not come goes, and comes back with one touch', async () => {
  const [anna, ben] = await Promise.all([waiter(), waiter('Ben Okafor')]);
  await expects(anna, '5', 2, 'Berit Nilsson');
  await shows(table(ben, '5'), /^Table 5, Expected/);
  await table(ben, '5').click();
  await button(ben, 'Others sit down here now').click();
  await ben.page.getByRole('button', { name: '2 guests', exact: true }).click();
  await ben.goesToFloor();
  await shows(table(anna, '5'), /^Table 5, No order yet, 2 guests, .*Expected .* 2 guests/);
  // One party entered twice it is not.
  expect(await table(anna, '5').textContent()).not.toMatch(/Opened twice/);

  await anna.page.getByRole('tab', { name: /^Expected/ }).click();
  await shows(anna.page.locator('.order-card').first(), /Berit Nilsson/);
  await anna.page.locator('.order-card button').first().click();
  await button(anna, 'They are not coming').click();
  await shows(anna.page.locator('.toast'), /Not expected any more/);
  await expect.poll(() => ben.page.getByRole('tab', { name: /^Expected/ }).count()).toBe(0);
  await button(anna, 'Undo').click();
  await shows(ben.page.getByRole('tab', { name: /^Expected/ }), /1$/);
});

test('who is expected may be given another table, and their order opened before they come', async () => {
  const anna = await waiter();
  await anna.page.getByRole('tab', { name: /^Expected/ }).click();
  // With one tab more every room is still in sight.
  expect(await anna.page.locator('.tabs').evaluate((tabs) => tabs.scrollWidth - tabs.clientWidth)).toBe(0);
  await anna.page.locator('.order-card button').first().click();
  await button(anna, 'To another table').click();
  // Where there have to be tables, the room is shown, and then the list again.
  await table(anna, '6').click();
  await shows(anna.page.locator('.order-card').first(), /^Table 6\s*Expected .* 2 guests/);
  await anna.page.getByRole('tab').first().click();
  await shows(table(anna, '6'), /^Table 6, Expected .* 2 guests/);
  await table(anna, '6').click();
  await button(anna, 'Name, note, history').click();
  await shows(
    anna.page.locator('.notice').first(),
    /^2 guests are expected at .*\. What you take down makes this their order\.$/,
  );
  await button(anna, '2 guests are here').click();
  await expect.poll(() => anna.page.locator('.notice').count()).toBe(0);
  await anna.goesToFloor();
});

test.for(sampled(['light', 'dark'] as const))('what is noted of them is fit for use, %s', async (colorScheme) => {
  const anna = await waiter();
  const { page } = anna;
  await page.emulateMedia({ colorScheme });
  const wrong: string[] = [];
  const look = async (name: string) => wrong.push(...(await examine(page, `expected-${name}-${colorScheme}`)));
  const sizes = [
    [1180, 820],
    [820, 1180],
    [1366, 1024],
    [390, 844],
  ] as const;
  const number = colorScheme === 'light' ? '8' : '9';
  await page.getByRole('tab').first().click();
  await expects(anna, number, 5);
  await shows(table(anna, number), /, Expected/);
  for (const [width, height] of sampled(sizes)) {
    await page.setViewportSize({ width, height });
    await page.getByRole('tab').first().click();
    await table(anna, number).click();
    await look(`party-${width}`);
    await button(anna, 'Expect a party').last().click();
    await look(`when-${width}`);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: /^Expected/ }).click();
    await look(`list-${width}`);
    await button(anna, 'Expect a party').click();
    await look(`anywhere-${width}`);
    await page.keyboard.press('Escape');
  }
  await page.setViewportSize(ipad);
  await page.evaluate(() => document.documentElement.setAttribute('data-text', '200'));
  await look('list-text-200');
  await page.getByRole('tab').first().click();
  await look('ring-text-200');
  await table(anna, number).click();
  await look('party-text-200');
  expect(wrong).toEqual([]);
});

test('who calls again comes at another time and with more, and whoever sits there meanwhile is told until when', async () => {
  const [anna, ben] = await Promise.all([waiter(), waiter('Ben Okafor')]);
  const time = await expects(anna, '17', 2, 'Maja Ek');
  await shows(table(ben, '17'), new RegExp(`Expected ${time} · 2 guests`));
  await table(ben, '17').click();
  await button(ben, 'Another time or number').click();
  const there = sheet(ben);
  expect(await button(ben, /instead$/).isDisabled()).toBe(true);
  await button(ben, '15 minutes later').click();
  await button(ben, 'Guests: more').click();
  const later = (await there.locator('output').first().textContent()) ?? '';
  expect(later).not.toBe(time);
  expect(await examine(ben.page, 'expected-again')).toEqual([]);
  await button(ben, `Expect 3 guests at ${later} instead`).click();
  await shows(table(anna, '17'), new RegExp(`Expected ${later} · 3 guests`));

  await table(anna, '17').click();
  await button(anna, 'Others sit down here now').click();
  await anna.page.getByRole('button', { name: '2 guests', exact: true }).click();
  await shows(anna.page.locator('.notices'), new RegExp(`3 guests are expected at this table at ${later}`));
});

test('what a party became is not taken away with the word that it was expected', async () => {
  const anna = await waiter();
  await expects(anna, '16', 2);
  await table(anna, '16').click();
  await button(anna, '2 guests are here').click();
  // The word is still there, and so is its way back.
  await button(anna, 'Undo').click();
  await shows(anna.page.locator('.toast'), /This order has changed since/);
  await shows(anna.page.getByRole('heading', { level: 1 }), /^Table 16 /);
  await anna.goesToFloor();
  await shows(table(anna, '16'), /^Table 16, No order yet, 2 guests/);
});
