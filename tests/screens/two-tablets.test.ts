import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { Person } from './staff.ts';

const house = openHouse(usual);

const device = async (options: Parameters<typeof Person.arrives>[2] = {}): Promise<Person> =>
  Person.arrives(house.service, await house.browser.newContext(), options);

const backMs = 15_000;
const [olives, sourdough] = ['Green olives, orange, fennel seed', 'Sourdough, browned butter'];

test('two tablets on one order see each other work; the box has each tap once', async () => {
  const [anna, ben] = [await device(), await device({ person: 'Ben Okafor' })];
  await anna.goesToTable('12');
  await anna.adds('Snacks', olives);
  await ben.joinsTable('12');
  await shows(ben.quantity(olives), '1');
  await Promise.all([anna.tapsPlus(olives), ben.tapsPlus(olives)]);
  await ben.adds('Snacks', sourdough);
  for (const person of [anna, ben]) {
    await shows(person.quantity(olives), '3');
    await shows(person.quantity(sourdough), '1');
    await shows(person.line(olives).locator('.line-mark'), 'safe at the box');
    await shows(person.strip.getByRole('status'), 'Live');
  }
  await shows(anna.line(sourdough), /added by Ben \(Tablet 2\) \d\d:\d\d/);
  await shows(ben.line(sourdough), /added by Ben \(Tablet 2\) \d\d:\d\d/);
  expect(taps()).toEqual(['line-added', 'line-added', 'quantity-tapped', 'quantity-tapped']);

  const [here, row] = [anna.page.locator('.chip.present > span'), anna.line(olives).locator('.line-changing')];
  await ben.opensLine(olives);
  await shows(row, /Ben is changing this$/);
  await ben.page.keyboard.press('Escape');
  await ben.page.getByRole('button', { name: '3 times' }).click();
  await shows(here, 'Ben is adding 3…');
  expect(await row.count()).toBe(0);
  await anna.page.screenshot({ path: join(import.meta.dirname, 'pictures/presence-order.png') });
  await ben.opensLine(sourdough);
  await anna.goesToFloor();
  const tile = anna.page.locator('[data-table="12"]');
  await shows(tile.locator('.looker-adding'), '+3');
  await shows(tile, /open with Ben Okafor \(Tablet 2\), Ben Okafor \(Tablet 2\) is adding 3/);
  await anna.page.screenshot({ path: join(import.meta.dirname, 'pictures/presence-floor.png') });
  const { page } = anna;
  await page.getByRole('button', { name: 'List' }).click();
  await shows(tile.locator('.looker'), 'BO+3');
  await tile.scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(import.meta.dirname, 'pictures/presence-list.png') });
  const viewport = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await tile.scrollIntoViewIfNeeded();
  expect(await examine(page, 'presence-list-phone')).toEqual([]);
  await page.setViewportSize(viewport ?? { width: 1180, height: 820 });
  await page.getByRole('button', { name: 'Plan' }).click();
  // Silence is not presence: before the box is given up nobody is said to be there.
  await anna.cable.cut();
  await tile.locator('.looker').waitFor({ state: 'detached' });
  anna.cable.mend();
  await shows(tile.locator('.looker-adding'), '+3', backMs);
  await anna.joinsTable('12');
  await shows(anna.line(sourdough).locator('.line-changing'), /Ben is changing this$/);

  await anna.sends();
  await shows(ben.line(olives).locator('.line-state'), /fired/);
});

const taps = (): string[] =>
  house.service
    .sql<{ type: string }>(
      "SELECT type FROM order_events WHERE type IN ('line-added', 'quantity-tapped') ORDER BY type",
    )
    .map(({ type }) => type);
