import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { shows } from '../expectations.ts';
import type { Person } from '../staff.ts';
import { type Crew, goesTo, heading, opensTable, picture, soonMs, table } from './crew.ts';
import { gravlax, olives } from './dishes.ts';

/**
 * Where browsers and box have to wait for the processor: so many times what it takes to go the way of a change with nothing to
 * say, and to lay out each page again on the way.
 */
const mostRounds = 4;
/** As a machine is slow by the moment, the way is gone so often, both before and after the change. */
const rounds = 3;

/** From the owner's page to the box and on to both tablets: how long it took at worst. */
async function longestRoundMs({ ingrid, anna, ben }: Crew): Promise<number> {
  let longestMs = 0;
  for (let round = 0; round < rounds; round += 1) {
    const beganMs = performance.now();
    await laysOutAgain(ingrid);
    await fetch(`http://127.0.0.1:${ingrid.cable.port}/healthz`);
    await Promise.all([anna, ben].map(laysOutAgain));
    longestMs = Math.max(longestMs, performance.now() - beganMs);
  }
  return longestMs;
}

/** Work for the processor, as a change is, and more than fits between two others: letters grow and shrink twice, unseen. */
const laysOutAgain = ({ page }: Person): Promise<unknown> =>
  page.evaluate(() => {
    const root = document.documentElement;
    for (let time = 0; time < 2; time += 1) {
      for (const size of ['17px', '']) {
        root.style.fontSize = size;
        root.getBoundingClientRect();
      }
    }
    return new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  });

/** A change in the office is on both tablets within a second of the touch, as the owner's page felt it. */
async function soonOnBoth(
  crew: Crew,
  what: string,
  change: () => Promise<void>,
  place: (waiter: Person) => Locator,
): Promise<void> {
  const { ingrid, anna, ben } = crew;
  await ingrid.page.evaluate(() => {
    const touched = (): void => {
      Object.assign(window, { touchedMs: Date.now() });
    };
    for (const event of ['pointerdown', 'keydown']) document.addEventListener(event, touched, true);
  });
  const beforeMs = await longestRoundMs(crew);
  await change();
  await Promise.all([anna, ben].map((waiter) => place(waiter).waitFor()));
  const seenMs = Date.now();
  const touchedMs = await ingrid.page.evaluate(() => (window as unknown as { touchedMs: number }).touchedMs);
  const mostMs = Math.max(soonMs, mostRounds * Math.max(beforeMs, await longestRoundMs(crew)));
  expect(seenMs - touchedMs, `${what}, in ms`).toBeLessThan(mostMs);
}

/** Ingrid draws a table, adds a floor on the form of the multi-session and another on that of a device. */
export async function ownerDrawsTheRoom(crew: Crew): Promise<void> {
  const { page } = crew.ingrid;
  await goesTo(crew.ingrid, '/floors');
  const add = page.getByRole('button', { name: 'Add a table' });
  await add.waitFor();
  await soonOnBoth(
    crew,
    'a table',
    () => add.click(),
    (waiter) => table(waiter, '19'),
  );
  const number = page.getByLabel('Number', { exact: true });
  await number.fill('20');
  await soonOnBoth(
    crew,
    'its number',
    () => number.press('Enter'),
    (waiter) => table(waiter, '20'),
  );
  await picture(crew, '1-a-table-is-drawn', 'ingrid', 'anna');

  const tab = (name: string) => (waiter: Person) => waiter.page.getByRole('tab', { name: new RegExp(`^${name}`) });
  await goesTo(crew.ingrid, '/multi-sessions');
  await page.getByRole('tab', { name: 'Indoors' }).click();
  await page.getByLabel('Add a new floor').fill('Wine cellar');
  await soonOnBoth(
    crew,
    'a new floor',
    () => page.getByRole('button', { name: 'Add', exact: true }).click(),
    tab('Wine cellar'),
  );
  await shows(page.locator('[data-device="Tablet 1"] .state'), 'Connected');
  await shows(page.locator('[data-device="Tablet 2"] .state'), 'Connected by long-poll');
  await picture(crew, '1-floors-are-shared', 'ingrid');
  await page.locator('[data-device="Tablet 1"]').getByRole('link').click();
  const terrace = page.getByRole('dialog').getByRole('button', { name: 'Terrace' });
  await soonOnBoth(crew, 'a floor on the form of a device', () => terrace.click(), tab('Terrace'));
  await page.keyboard.press('Escape');
}

/** The waiters look at the menu while Ingrid changes it. */
export async function ownerChangesTheMenu(crew: Crew): Promise<void> {
  const { ingrid, anna, ben } = crew;
  await opensTable(anna, '20', 4);
  await shows(table(ben, '20').locator('.tile-age'), /^4p/);
  await table(ben, '20').click();
  await shows(heading(ben), 'Table 20 NEW');
  const product = (name: string) => (waiter: Person) => waiter.page.locator('.product', { hasText: name });
  for (const waiter of [anna, ben]) await shows(product(olives)(waiter), /60\.00/);

  await goesTo(ingrid, '/products');
  const price = ingrid.page.getByLabel(`Price of ${olives}`);
  await price.fill('61,50');
  await soonOnBoth(
    crew,
    'a price',
    () => price.press('Enter'),
    (waiter) => product(olives)(waiter).filter({ hasText: '61.50' }),
  );
  for (const { page } of [anna, ben])
    await page.getByRole('navigation').getByRole('button', { name: 'Starters', exact: true }).click();
  await soonOnBoth(
    crew,
    'a dish that is sold out',
    () => ingrid.page.getByRole('switch', { name: `${gravlax} is sold out` }).click(),
    (waiter) => product(gravlax)(waiter).filter({ hasText: 'Sold out' }),
  );
  await picture(crew, '1-a-dish-is-sold-out', 'ingrid', 'ben');
}
