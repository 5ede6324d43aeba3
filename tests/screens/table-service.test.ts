import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { openHouse, usual } from './house.ts';
import { Person, waitersOf } from './staff.ts';
import { Colleague } from './till-colleague.ts';

const house = openHouse(usual);

const ipad = { width: 1180, height: 820 };
const waiter = waitersOf(house, { viewport: ipad });

const [olives, sourdough] = ['Green olives, orange, fennel seed', 'Sourdough, browned butter'];
const noticedMs = 8_000;
const backMs = 15_000;

test('while a cable is cut two waiters write, type and open the same table; afterwards both see all of it, and who lost', async () => {
  const [anna, ben] = await Promise.all([waiter(), waiter('Ben Okafor')]);
  await anna.goesToTable('12');
  await anna.adds('Snacks', olives);
  await ben.joinsTable('12');
  await anna.line(olives).locator('.line-what').click();
  await anna.page.getByLabel('Note for the kitchen').fill('no nuts');
  await anna.page.keyboard.press('Escape');
  await shows(ben.line(olives), /“no nuts”/);

  anna.cable.unplug();
  for (const [person, quantity, note] of [
    [ben, '3', 'no nuts, in a bowl'],
    [anna, '5', 'please: no nuts'],
  ] as const) {
    await person.line(olives).locator('.line-what').click();
    await person.page.getByText('Type a number').click();
    await person.page.getByRole('textbox', { name: 'Quantity' }).fill(quantity);
    await person.page.getByRole('button', { name: `Set to ${quantity}` }).click();
    await person.page.getByLabel('Note for the kitchen').fill(note);
    await person.page.keyboard.press('Escape');
    await shows(person.quantity(olives), quantity);
    await person.goesToFloor();
    await person.goesToTable('1');
    await person.adds('Snacks', sourdough);
    await person.goesToFloor();
  }
  await shows(anna.strip.getByRole('status'), /Not connected/, noticedMs);
  anna.cable.mend();
  await shows(anna.page.locator('[data-table="1"]'), /Opened twice/, backMs);
  await shows(ben.page.locator('[data-table="1"]'), /Opened twice/);

  for (const person of [anna, ben]) {
    await person.goesToTable('12');
    await shows(person.quantity(olives), '5');
    await shows(person.line(olives).locator('.line-conflict'), /had typed 3$/);
    await shows(person.line(olives), /“please: no nuts, in a bowl”/);
    await person.goesToFloor();
  }
  await anna.page.locator('[data-table="1"]').click();
  await anna.page.locator('.sheet .tile').first().click();
  await anna.page.getByRole('button', { name: 'Make it one order' }).click();
  await shows(ben.page.locator('[data-table="1"]'), /2 not sent/);

  await ben.goesToTable('1');
  await ben.page.getByRole('button', { name: 'More', exact: true }).click();
  await ben.page.getByText('What happened to this order').click();
  const merge = ben.page.locator('.facts li', { hasText: /Anna Lind.* merged Table 1 .* in/ });
  await merge.getByRole('button', { name: 'Undo' }).click();
  await shows(merge, /taken back/);
  await shows(anna.page.locator('.notices'), /This table was opened twice/);
});

for (const viewport of [ipad, { width: 820, height: 1180 }])
  test(`chips stay where they are while one writes and taps, ${viewport.width} wide`, async () => {
    const anna = await waiter();
    const { page } = anna;
    await page.setViewportSize(viewport);
    await anna.goesToTable(viewport.width === ipad.width ? '7' : '8');
    await shows(page.locator('.actions'), /Nothing to send/);
    expect(await page.getByRole('button', { name: /^Pay/ }).isDisabled()).toBe(true);
    await anna.adds('Snacks', olives);
    await anna.line(olives).locator('.line-what').click();
    const chips = page.locator('.allergy-question .choices button');
    const places = () => chips.evaluateAll((all) => all.map((one) => [one.textContent, one.getBoundingClientRect().y]));
    const before = await places();
    expect(before).toHaveLength(14);
    await page.getByLabel('Note for the kitchen').fill('in a bowl');
    // A slow finger: the note is saved between down and up.
    await chips.filter({ hasText: 'sesame' }).click({ delay: 300 });
    await expect.poll(() => chips.filter({ hasText: 'sesame' }).getAttribute('aria-pressed')).toBe('true');
    await chips.filter({ hasText: 'soy' }).click({ delay: 300 });
    await expect.poll(() => chips.filter({ hasText: 'soy' }).getAttribute('aria-pressed')).toBe('true');
    expect((await places()).map(([word]) => word)).toEqual(before.map(([word]) => word));
    await page.keyboard.press('Escape');
    await shows(anna.line(olives), /“in a bowl”/);
    await shows(anna.line(olives).locator('.allergy'), /Allergies: (soy, sesame|sesame, soy)/);
  });

test('a party is served and pays cash; the table is free again', async () => {
  const [anna, cook] = await Promise.all([
    waiter(),
    Person.arrives(house.service, await house.browser.newContext({ viewport: ipad }), { role: 'kitchen' }),
  ]);
  const tabs = anna.page.getByRole('tab');
  const widths = () => tabs.evaluateAll((all) => all.map((tab) => tab.getBoundingClientRect().width));
  await tabs.first().waitFor();
  const before = await widths();
  await anna.goesToTable('14');
  await anna.adds('Snacks', olives);
  await anna.adds('Snacks', sourdough);
  await anna.line(sourdough).locator('.line-what').click();
  await anna.page.getByRole('dialog').getByRole('button', { name: 'Hold' }).click();
  await anna.page.keyboard.press('Escape');
  await shows(anna.line(sourdough).locator('.line-state'), /held/);
  await anna.sends();
  await shows(anna.page.locator('.actions'), /1 held/);
  const ticket = cook.page.getByRole('article', { name: 'Table 14' });
  await ticket.locator('.ticket-head').click();
  await anna.goesToFloor();
  await shows(tabs.first(), /1 ready/);
  expect(await widths()).toEqual(before);
  await anna.goesToTable('14');
  await anna.line(olives).getByRole('button', { name: 'Served' }).click();
  await shows(anna.line(olives).locator('.line-state'), /served/);
  await anna.page.getByRole('button', { name: 'One Sourdough, browned butter less' }).click();
  await anna.page.getByRole('button', { name: 'Undo' }).click();
  await shows(anna.quantity(sourdough), '1');
  await anna.page.getByRole('button', { name: 'One Sourdough, browned butter less' }).click();

  await anna.page.getByRole('button', { name: /^Pay 60\.00/ }).click();
  await anna.page.getByRole('button', { name: '100.00', exact: true }).click();
  await shows(anna.page.locator('.due.change'), /Change\s*40\.00 SEK/);
  await anna.page.getByRole('button', { name: 'Close the order' }).click();
  await shows(anna.page.locator('[data-table="14"]'), /Free/);
  await expect
    .poll(() => house.service.sql(`SELECT paid, total FROM orders WHERE state = 'closed'`))
    .toEqual([{ paid: 6000, total: 6000 }]);
});

test('a party pays in parts, cash and by card, typed on the number pad', async () => {
  const anna = await waiter();
  const { page } = anna;
  await anna.goesToTable('18');
  await anna.adds('Snacks', olives);
  await page.getByRole('button', { name: /^Pay 60\.00/ }).click();
  await page.getByRole('button', { name: 'Take a part only' }).click();
  for (const key of ['2', '5']) await page.getByRole('button', { name: key, exact: true }).click();
  await page.getByLabel('Given').click();
  for (const key of ['3', '0']) await page.getByRole('button', { name: key, exact: true }).click();
  await page.getByRole('button', { name: 'Take 25.00 · 35.00 left' }).click();
  await shows(page.locator('.due.change'), /Change\s*5\.00 SEK/);
  await page.getByRole('button', { name: 'External card' }).click();
  await page.getByRole('button', { name: 'Take 35.00' }).click();
  await shows(page.locator('.payments'), /Cash .*25\.00.*External card .*35\.00/);
  await shows(page.locator('.sheet .notice'), '1 dish was never sent to the kitchen.');
  await page.getByRole('button', { name: 'Close the order' }).click();
  await shows(page.locator('[data-table="18"]'), /Free/);
});

test('a take-away that is paid and not yet handed over says so among the others', async () => {
  const anna = await waiter();
  const { page } = anna;
  await page.getByRole('tab', { name: /^Take-away/ }).click();
  await page.getByRole('button', { name: 'New take-away order' }).click();
  await anna.adds('Snacks', olives);
  await page.getByRole('button', { name: /^Pay 60\.00/ }).click();
  await page.getByRole('button', { name: 'External card' }).click();
  await page.getByRole('button', { name: 'Take 60.00' }).click();
  await page.locator('.payments').waitFor();
  await page.keyboard.press('Escape');
  await anna.sends();
  await anna.goesToFloor();
  await shows(page.locator('.order-card .card-foot'), /60\.00.*paid/);
});

test('lines move to another order, a party moves to another table, and what a waiter may not do is asked of a manager', async () => {
  const anna = await waiter();
  const { page } = anna;
  await anna.goesToTable('15');
  await anna.adds('Snacks', olives);
  await anna.goesToFloor();
  await anna.goesToTable('16');
  await anna.adds('Snacks', sourdough);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Move lines to another order' }).click();
  await page.getByRole('button', { name: /1 × Sourdough/ }).click();
  await page.locator('.sheet .tile', { hasText: 'Table 15' }).click();
  await expect.poll(() => anna.line(sourdough).count()).toBe(0);
  await anna.goesToFloor();
  await anna.goesToTable('15');
  await shows(anna.quantity(sourdough), '1');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByText('What happened to this order').click();
  await shows(page.locator('.facts li').first(), /moved Sourdough, browned butter here.*Undo/);
  await page.getByRole('button', { name: 'Move to another table' }).click();
  await page.getByRole('button', { name: '17', exact: true }).click();
  await shows(page.getByRole('heading', { level: 1 }), /Table 17/);

  await anna.sends();
  await anna.opensLine(olives);
  await page.getByRole('button', { name: 'Void' }).click();
  await page.getByRole('button', { name: 'Mistake at the table' }).click();
  await page.getByRole('heading', { name: 'A manager has to approve' }).waitFor();
  for (const _ of ['the question', 'the line']) await page.keyboard.press('Escape');
  await shows(anna.quantity(olives), '1');
  expect(house.service.sql(`SELECT id FROM order_events WHERE type = 'line-voided'`)).toEqual([]);
});

test('a browser that has lost its storage says so, and gets everything back that the box has', async () => {
  const anna = await waiter();
  await anna.goesToTable('11');
  await anna.adds('Snacks', olives);
  await shows(anna.line(olives).locator('.line-mark'), 'safe at the box');
  await anna.page.goto('about:blank');
  await anna.page.goto(`${house.service.appUrl('/')}icon.svg`);
  await anna.page.evaluate(async () => {
    for (const { name } of await indexedDB.databases())
      await new Promise((done) => {
        const request = indexedDB.deleteDatabase(name ?? '');
        request.onsuccess = done;
        request.onerror = done;
      });
  });
  await anna.page.goto(house.service.appUrl('/'));
  await shows(anna.page.getByRole('alert'), /This browser has lost what it had stored/);
  await anna.signIn('Anna Lind');
  await anna.page.getByRole('button', { name: 'I have read this' }).click();
  await anna.goesToTable('11');
  await shows(anna.quantity(olives), '1');
});

test('what waits longer than the owner allows calls: guests who have not ordered, then a course that nobody fires', async () => {
  const anna = await waiter();
  const { page } = anna;
  const ingrid = await Colleague.arrives(house.service, 'Ingrid Sandell', 'office');
  ingrid.core.changeRecord('multi_sessions', ingrid.identity.multiSession, { seatedMinutes: 5, heldMinutes: 10 });
  await ingrid.isHeard();
  await anna.goesToTable('10');
  await anna.goesToFloor();
  await anna.goesToTable('9');
  await anna.adds('From the grill', 'Rib eye 300 g, béarnaise');
  await page.getByRole('button', { name: 'Medium rare' }).click();
  await page.getByRole('button', { name: 'Green salad' }).click();
  await anna.adds('Desserts', 'Lemon tart, burnt meringue');
  const course = (name: string) => page.locator('.lines section', { has: page.getByRole('heading', { name }) });
  await course('Mains').getByRole('button', { name: 'Hold' }).click();
  await page.locator('.send-button').click();
  await shows(page.locator('.send-button'), '2 held');
  anna.cable.unplug();
  await shows(anna.strip.getByRole('status'), /Not connected/, noticedMs);
  await anna.goesToFloor();

  await passes(page, 6);
  await shows(page.locator('[data-table="10"]'), /^Table 10, needs you, No order yet/, noticedMs);
  await shows(page.locator('[data-table="9"]'), /^Table 9, On hold/);
  await anna.goesToTable('9');
  await shows(course('Mains').locator('.fire-course'), 'Fire 1');
  await passes(page, 5);
  await shows(course('Mains').locator('.fire-course'), 'Fire 1 · held 11′', backMs);
  await shows(course('Desserts').locator('.fire-course'), 'Fire 1');
  await anna.goesToFloor();
  await shows(page.locator('[data-table="9"]'), /^Table 9, needs you, Fire the course, .*for 11 minutes/);

  await page.reload();
  anna.cable.mend();
  ingrid.core.changeRecord('multi_sessions', ingrid.identity.multiSession, { seatedMinutes: 8, heldMinutes: 20 });
  await ingrid.isHeard();
  ingrid.leaves();
});

/** The clock of the page goes on by so much, until the page is loaded again: without its box it has no other. */
const passes = (page: Page, minutes: number): Promise<void> =>
  page.evaluate((ms) => {
    const before = performance.now.bind(performance);
    performance.now = () => before() + ms;
  }, minutes * 60_000);
