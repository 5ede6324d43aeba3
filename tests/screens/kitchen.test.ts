import { setTimeout as sleep } from 'node:timers/promises';
import { kitchenSights } from '@comanda/shared/kitchen/kitchen-sight.ts';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { openHouse, usual } from './house.ts';
import { addsDish, fires, takes } from './kitchen-orders.ts';
import { Person } from './staff.ts';
import { Colleague } from './till-colleague.ts';

const screen = { width: 1920, height: 1080 };
const usualMs = 8_000;
/** The longest pause between two tries, and the try itself. */
const backMs = 15_000;

/** She may void what the kitchen has. */
let carla: Colleague;

const house = openHouse({
  ...usual,
  arrive: async ({ service }) => {
    carla = await Colleague.arrives(service, 'Carla Nunes', 'tablet');
  },
  leave: () => carla?.leaves(),
});

/** What a page does at a time of its own, written down by the page itself. */
type Told = { tones: number[]; alarms: { shown: boolean; atMs: number; heardMs: number | null }[] };

/** Writes down each tone, as the pitch it begins with, and each coming and going of the alarm. */
function listens(): void {
  const told: Told = { tones: [], alarms: [] };
  Object.assign(window, { told });
  if (typeof AudioContext === 'undefined') return;
  const real = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function listened(this: AudioContext) {
    const oscillator = real.call(this);
    const start = oscillator.start.bind(oscillator);
    oscillator.start = (when) => {
      told.tones.push(oscillator.frequency.value);
      start(when);
    };
    return oscillator;
  };
  let shown = false;
  new MutationObserver(() => {
    const now = document.querySelector('.no-contact') !== null;
    if (now === shown) return;
    shown = now;
    const heard = /(\d+) s/.exec(document.querySelector('.strip-age')?.textContent ?? '')?.[1];
    told.alarms.push({ shown, atMs: Date.now(), heardMs: heard === undefined ? null : Number(heard) * 1_000 });
  }).observe(document, { childList: true, subtree: true, characterData: true });
}
const toldBy = (page: Page): Promise<Told> => page.evaluate(() => (window as unknown as { told: Told }).told);

async function context(): Promise<BrowserContext> {
  const made = await house.browser.newContext({ viewport: screen });
  await made.addInitScript(listens);
  return made;
}

/** A display at which somebody has signed in. */
async function newDisplay(): Promise<Person> {
  const cook = await Person.arrives(house.service, await context(), { role: 'kitchen' });
  await shows(cook.strip.getByRole('status'), 'Live');
  return cook;
}

let hanging: Person | null = null;

/** The one that hangs there for all stories, as it is when it has just been switched on and somebody has chosen a station. */
async function display(station = 'All stations'): Promise<Person> {
  if (hanging === null) hanging = await newDisplay();
  else {
    hanging.cable.mend();
    await hanging.page.evaluate(() => localStorage.removeItem('comanda-kitchen'));
    await hanging.page.reload();
    await shows(hanging.strip.getByRole('status'), 'Live', backMs);
  }
  await hanging.page.getByRole('tab', { name: new RegExp(`^${station}`) }).click();
  return hanging;
}

const ticket = ({ page }: Pick<Person, 'page'>, table: string): Locator =>
  page.getByRole('article', { name: `Table ${table}`, exact: true });
const head = (of: Locator): Locator => of.locator('.ticket-head');
const row = (of: Locator, name: string): Locator => of.locator('.row', { hasText: name });
const told = (type: string, order: string): number =>
  house.service.sql<{ count: number }>(
    'SELECT count(*) AS count FROM order_events WHERE type = ? AND order_id = ?',
    type,
    order,
  )[0]?.count ?? 0;
const [fries, salad] = ['Fries', 'Green salad'];

test('the waiter knows when the kitchen has a ticket: only from somebody who is there, and once', async () => {
  const order = takes(carla, '3', [{ code: 'A1' }]);
  fires(carla, order);
  await carla.isHeard();
  const sight = () => kitchenSights(carla.core.book, carla.view(order))[0];

  const alone = await (await context()).newPage();
  const box = encodeURIComponent(`http://127.0.0.1:${(await house.service.layCable()).port}`);
  await alone.goto(`${house.service.appUrl('/kds/')}#pair=${await house.service.pairingCode('kitchen')}&box=${box}`);
  await shows(ticket({ page: alone }, '3'), /Fries/);
  await shows(alone.locator('main'), /Sign in so that the waiters know you have it/);
  await row(ticket({ page: alone }, '3'), fries)
    .getByRole('button')
    .click();
  await alone.getByRole('heading', { name: 'Who is working?' }).waitFor();
  expect(sight()).toMatchObject({ seenMs: null });
  expect(sight()?.waitingSinceMs).toBe(sight()?.firedMs);

  const cook = await display();
  await shows(ticket(cook, '3'), /Fries/);
  await expect.poll(() => sight()?.waitingSinceMs, { timeout: usualMs }).toBeNull();
  expect(sight()?.seenMs).toBeGreaterThan(sight()?.firedMs ?? Infinity);
  const second = await newDisplay();
  await shows(ticket(second, '3'), /Fries/);
  await second.page.reload();
  await shows(ticket(second, '3'), /Fries/);
  expect(told('lines-seen', order)).toBe(1);
  for (const page of [alone, second.page]) await page.context().close();
});

test('a row is started and bumped by touch, a ticket by its head; two quick touches are one, and undo is a touch away', async () => {
  const cook = await display('Grill');
  const orders = ['7', '8', '9'].map((table) => takes(carla, table, [{ code: 'A1', quantity: 2 }, { code: 'A3' }]));
  for (const order of orders) {
    fires(carla, order);
    await carla.isHeard();
  }
  await shows(ticket(cook, '9'), /Fries/);
  await row(ticket(cook, '7'), fries).getByRole('button').click();
  await shows(row(ticket(cook, '7'), fries), /cooking/);
  await row(ticket(cook, '7'), fries).getByRole('button').click();
  await shows(row(ticket(cook, '7'), fries), /ready/);
  await ticket(cook, '8').getByRole('button', { name: 'Start all' }).click();
  await expect.poll(() => ticket(cook, '8').locator('[data-state="cooking"]').count()).toBe(2);
  await sleep(400);

  // The next ticket slides under the finger: the second touch was meant for the first.
  await head(ticket(cook, '7')).dblclick();
  await shows(cook.page.locator('.undo-bar'), /Table 7 is ready/);
  expect(await ticket(cook, '7').count()).toBe(0);
  expect(await ticket(cook, '8').count()).toBe(1);
  expect(await ticket(cook, '9').count()).toBe(1);
  await cook.page.locator('.undo-bar').getByRole('button', { name: 'Undo' }).last().click();
  await shows(ticket(cook, '7'), /Fries/);
  const places = await cook.page.getByRole('article').evaluateAll((all) => all.map((one) => one.ariaLabel));
  expect(places.slice(-3)).toEqual(['Table 7', 'Table 8', 'Table 9']);

  await sleep(400);
  await head(ticket(cook, '8')).click();
  await expect.poll(() => ticket(cook, '8').count()).toBe(0);
  expect(carla.view(orders[1] ?? '').lines.map(({ fired }) => fired)).toEqual([2, 1]);
  await expect
    .poll(() => carla.view(orders[1] ?? '').lines.map(({ ready }) => ready), { timeout: usualMs })
    .toEqual([2, 1]);
  // After ten seconds the bar is gone; the list of what was bumped is not.
  await expect.poll(() => cook.page.locator('.undo-bar p').count(), { timeout: 12_000 }).toBe(0);
  await cook.page.getByRole('button', { name: /^Recall/ }).click();
  await cook.page.getByRole('dialog').locator('li', { hasText: 'Table 8' }).getByRole('button').click();
  await cook.page.keyboard.press('Escape');
  await shows(ticket(cook, '8'), /Fries/);
  for (const table of ['7', '8', '9']) {
    await sleep(400);
    await head(ticket(cook, table)).click();
  }
});

test('a table is ready when no station has anything left for it; until then the bar says which one has not', async () => {
  const cook = await display('Grill');
  fires(carla, takes(carla, '14', [{ code: 'A1' }, { code: 'A4' }]));
  await shows(ticket(cook, '14'), /Fries/);
  const says = cook.page.locator('.undo-bar p span');
  await head(ticket(cook, '14')).click();
  await shows(says, 'Grill: Table 14 ready – not yet at Cold kitchen');
  await cook.page.getByRole('tab', { name: /^Cold kitchen/ }).click();
  await shows(ticket(cook, '14'), /Green salad/);
  await sleep(400);
  await head(ticket(cook, '14')).click();
  await expect.poll(() => says.allTextContents()).toEqual(['Table 14 is ready', 'Table 14 is ready']);
});

test('what is changed, voided or moved after the firing says so, aloud too, until a cook has read it', async () => {
  const cook = await display('Cold kitchen');
  const order = takes(carla, '4', [{ code: 'A4' }, { code: 'A5' }]);
  const [green, aioli] = carla.view(order).lines.map(({ line }) => line);
  fires(carla, order);
  await shows(ticket(cook, '4'), /Green salad/);
  await expect.poll(async () => (await toldBy(cook.page)).tones, { timeout: usualMs }).toEqual([784, 1047]);
  await expect.poll(() => told('lines-seen', order), { timeout: usualMs }).toBe(1);

  const mark = { type: 'add-mark', order, line: green ?? null, seat: null } as const;
  carla.do({ ...mark, kind: 'allergy', word: 'nuts' });
  carla.do({ ...mark, kind: 'chip', word: 'no onion' });
  await shows(row(ticket(cook, '4'), salad), /CHANGED.*NO onion.*ALLERGY: nuts/);
  await expect.poll(async () => (await toldBy(cook.page)).tones.slice(2, 5)).toEqual([523, 523, 523]);
  await ticket(cook, '4')
    .getByRole('button', { name: /Changed – tap when read/ })
    .click();
  await expect.poll(() => row(ticket(cook, '4'), salad).textContent()).not.toMatch(/CHANGED/);
  await shows(row(ticket(cook, '4'), salad), /ALLERGY: nuts/);

  carla.do({ type: 'void-line', order, line: aioli ?? '', quantity: 1, reason: 'Guest left' });
  await shows(row(ticket(cook, '4'), 'Aioli'), /VOID – tap when read/);
  await row(ticket(cook, '4'), 'Aioli').getByRole('button').click();
  await expect.poll(() => row(ticket(cook, '4'), 'Aioli').getAttribute('data-done')).toBe('true');

  carla.do({ type: 'move-order', order, table: carla.row('tables', 'number', '5') });
  const moved = ticket(cook, '5');
  await shows(moved, /MOVED Table 4 → 5.*Green salad/);
  addsDish(carla, order, { code: 'A4', note: 'Dressing apart' });
  fires(carla, order);
  const added = moved.filter({ hasText: 'ADDED' });
  await shows(added, /ADDED \d\d:\d\d.*“Dressing apart”/);
  await shows(added, /^(?!.*MOVED)/);
  const late = addsDish(carla, order, { code: 'A5', quantity: 3 });
  carla.do({ type: 'hold', order, lines: [late], held: true });
  await shows(moved.filter({ hasText: 'MOVED' }), /On hold: 3 dishes3 × Aioli/);
});

test('a cook with a bump bar needs no touch', async () => {
  const cook = await display('Bar');
  const { page } = cook;
  const tables = ['10', '11', '12'];
  for (const table of tables) {
    fires(carla, takes(carla, table, [{ code: 'C1' }, { code: 'C7', quantity: 2 }]));
    await carla.isHeard();
  }
  await shows(ticket(cook, '12'), /Cola/);
  await shows(head(ticket(cook, '11')).locator('kbd'), '2');
  await page.keyboard.press('2');
  await page.keyboard.press('s');
  await expect.poll(() => ticket(cook, '11').locator('[data-state="cooking"]').count()).toBe(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await shows(row(ticket(cook, '11'), 'Cola'), /ready/);
  await sleep(400);
  await page.keyboard.press('1');
  await page.keyboard.press('Space');
  await expect.poll(() => ticket(cook, '10').count()).toBe(0);
  // The one that took its place is chosen, and a key that is held down bumps no more than one.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toMatch(/Table 11/);
  await page.keyboard.press('u');
  await shows(ticket(cook, '10'), /Cola/);
  await page.keyboard.press('a');
  await shows(page.getByRole('complementary', { name: 'All day' }), /4Cola3Filter coffee1 cooking/);
  await page.keyboard.press('+');
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('18.4px');
  await page.keyboard.press('-');
  await page.keyboard.press('r');
  await page.getByRole('heading', { name: 'Bumped tickets, the latest first' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keys and bump bars' }).waitFor();
  await page.keyboard.press('Escape');
  await sleep(400);
  await page.keyboard.press('3');
  await page.keyboard.down('Enter');
  for (let held = 0; held < 5; held++) {
    await sleep(150);
    await page.keyboard.down('Enter');
  }
  await page.keyboard.up('Enter');
  await expect.poll(() => ticket(cook, '12').count()).toBe(0);
  expect(await page.locator('.ticket').count()).toBe(2);
});

test('food whose bill was closed meanwhile hangs on, and says so', async () => {
  const cook = await display();
  const order = takes(carla, '15', [{ code: 'A1' }]);
  fires(carla, order);
  await shows(ticket(cook, '15'), /Fries/);
  carla.pays(order, carla.view(order).balance);
  carla.do({ type: 'close-order', order });
  await shows(ticket(cook, '15'), /BILL CLOSED.*Fries/);
  await head(ticket(cook, '15')).click();
  await expect.poll(() => ticket(cook, '15').count()).toBe(0);
});

test('a box that falls silent is on the whole screen within six seconds, heard, and gone a second after it is back', async () => {
  const cook = await display();
  await cook.page.getByRole('button', { name: 'Settings' }).click();
  await cook.page.keyboard.press('Escape');
  const cutMs = Date.now();
  cook.cable.cut();
  await shows(cook.page.getByRole('alert'), /^NO CONTACT SINCE \d\d:\d\d:\d\d – TICKETS MAY BE MISSING$/, usualMs);
  const [alarm] = (await toldBy(cook.page)).alarms;
  const afterMs = (alarm?.atMs ?? Infinity) - cutMs;
  expect(afterMs).toBeLessThanOrEqual(6_000);
  console.log(`the alarm was up ${afterMs} ms after the cut`);
  await shows(cook.page.locator('.no-contact'), /for 0:0\d.*expect paper/);
  const across = await cook.page.locator('.no-contact').boundingBox();
  expect(across?.width).toBe(screen.width);
  expect((await toldBy(cook.page)).tones.slice(-2)).toEqual([440, 330]);

  await cook.page.getByRole('button', { name: 'Silence the tone' }).click();
  await shows(cook.page.locator('.no-contact'), /The tone is off/);
  const order = takes(carla, '13', [{ code: 'A1' }]);
  fires(carla, order);
  cook.cable.mend();
  await shows(cook.page.getByRole('main'), /In contact again – caught up \d\d:\d\d/, backMs);
  const gone = (await toldBy(cook.page)).alarms.at(-1);
  expect(gone).toMatchObject({ shown: false });
  // By the page's own word the box had just been heard.
  expect(gone?.heardMs).toBeLessThanOrEqual(1_000);
  await shows(ticket(cook, '13'), /Fries/, 1_000);
});

test('without a touch there is no sound, and the screen says so', async () => {
  const cook = await display();
  await cook.page.reload();
  await shows(cook.page.getByRole('button', { name: /Sound off – tap/ }), /Sound off/);
  await cook.page.getByRole('button', { name: /Sound off – tap/ }).click();
  await expect.poll(() => cook.page.getByRole('button', { name: /Sound off/ }).count()).toBe(0);
});
