import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { sampled } from './sampled.ts';
import { Person } from './staff.ts';

// Every page in daylight and in the dark: nothing that axe calls serious, nothing too small for a thumb. What they look
// like is in `pictures/`, for people.

const ipad = { width: 1180, height: 820 };

const house = openHouse(usual);

test.for(sampled(['light', 'dark'] as const))('every page of the tablet is fit for use, %s', async (colorScheme) => {
  const context = await house.browser.newContext({ colorScheme, viewport: ipad });
  const wrong: string[] = [];
  const look = async (page: Page, name: string) =>
    wrong.push(...(await examine(page, `tablet-${name}-${colorScheme}`)));

  const visitor = await context.newPage();
  await visitor.goto(house.service.appUrl('/'));
  await visitor.getByRole('heading', { name: 'Pair this device' }).waitFor();
  await look(visitor, 'pair');
  await visitor.close();

  const anna = await Person.arrives(house.service, context);
  const { page } = anna;
  const shot = (name: string) => look(page, name);
  await page.locator('[data-table="12"]').waitFor();
  await anna.goesToTable(colorScheme === 'light' ? '12' : '13');
  await anna.adds('Snacks', 'Green olives');
  await anna.adds('Snacks', 'Green olives');
  await anna.adds('Starters', 'Toast Skagen');
  await anna.sends();
  await anna.adds('From the grill', 'Rib eye');
  await shot('modifiers');
  await page.getByRole('button', { name: 'Medium rare' }).click();
  await page.getByRole('button', { name: /^Add ·/ }).click();
  await page.locator('.line[data-name^="Rib eye"] .line-what').click();
  await page.getByLabel('Note for the kitchen').fill('Sauce on the side, please');
  await page.getByRole('button', { name: 'nuts', exact: true }).click();
  await page.getByRole('button', { name: 'no onion' }).click();
  await page.getByText('What happened to this line').click();
  await shows(page.locator('.facts'), /wrote a note/);
  await shot('line');
  await page.keyboard.press('Escape');
  await anna.adds('Snacks', 'Sourdough');
  await page.getByRole('button', { name: 'One Sourdough, browned butter less' }).click();
  await shows(anna.line('Sourdough, browned butter'), /Bring back/);
  // Only keys have a place to keep: under a finger the list would scroll to it.
  expect(await page.locator('.line:focus-within').count()).toBe(0);
  await shot('order');
  await page.setViewportSize({ width: 414, height: 820 });
  await shot('order-narrow');
  await page.setViewportSize(ipad);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await shot('order-menu');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Pay/ }).click();
  await shot('pay');
  await page.keyboard.press('Escape');
  await anna.goesToFloor();
  await shot('floor');
  await page.locator('[data-table="1"]').click();
  await shot('guests');
  await page.keyboard.press('Escape');
  await page.getByTitle('Change person').click();
  await page.getByRole('heading', { name: 'Who is working?' }).waitFor();
  await shot('people');
  await page.getByRole('button', { name: /Anna Lind/ }).click();
  await shot('pin');
  expect(wrong).toEqual([]);
  await context.close();
});
