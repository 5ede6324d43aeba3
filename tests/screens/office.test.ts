import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { openHouse, usual } from './house.ts';
import { Person } from './staff.ts';

// The owner changes the restaurant in the office, and a waiter's tablet beside it shows it without being loaded again.

type Crew = { readonly ingrid: Person; readonly matteo: Person; readonly ben: Person; readonly anna: Person };

/** Three offices and a tablet: a browser pairs no more devices in a minute than anyone would. */
let crew: Crew;

const house = openHouse({
  ...usual,
  arrive: async () => {
    crew = {
      ingrid: await office('Ingrid Sandell'),
      matteo: await office('Matteo Ricci'),
      ben: await office('Ben Okafor'),
      anna: await tablet(),
    };
  },
});

const laptop = { width: 1440, height: 900 };
const ipad = { width: 1180, height: 820 };

/** What ux.md promises for a change on another device. */
const soonMs = 1_000;
/** A machine that does much else beside may keep one of them waiting. */
const busyMs = 4_000;

async function office(person: string): Promise<Person> {
  const owner = await Person.arrives(house.service, await house.browser.newContext({ viewport: laptop }), {
    role: 'office',
    person,
  });
  await owner.page.getByRole('heading', { name: 'Today' }).waitFor();
  return owner;
}

async function tablet(): Promise<Person> {
  const waiter = await Person.arrives(house.service, await house.browser.newContext({ viewport: ipad }));
  await waiter.page.locator('[data-table="12"]').waitFor();
  return waiter;
}

const opens = (person: Person, page: string): Promise<void> =>
  person.page.evaluate((hash) => {
    location.hash = hash;
  }, page);

/** Waits until it is so, and gives how long that took from the moment of the touch. */
async function takesMs(isSo: () => Promise<boolean>, sinceMs: number): Promise<number> {
  await expect.poll(isSo, { timeout: 8_000, interval: 15 }).toBe(true);
  return performance.now() - sinceMs;
}

const has =
  (page: Page, selector: string, count = 1) =>
  async (): Promise<boolean> =>
    (await page.locator(selector).count()) === count;

test('each kind of change is on the tablet within a second, and nothing was loaded again', async () => {
  const { ingrid, anna } = crew;
  await anna.page.evaluate(() => {
    (window as { stays?: boolean }).stays = true;
  });
  const tookMs: Record<string, number> = {};

  await opens(ingrid, '/floors');
  await ingrid.page.getByRole('button', { name: 'Add a table' }).click();
  let sinceMs = performance.now();
  tookMs.table = await takesMs(has(anna.page, '[data-table="19"]'), sinceMs);

  const number = ingrid.page.getByLabel('Number', { exact: true });
  await number.fill('77');
  sinceMs = performance.now();
  await number.press('Enter');
  tookMs.number = await takesMs(has(anna.page, '[data-table="77"]'), sinceMs);

  const floorName = ingrid.page.getByLabel('Name of the floor');
  await floorName.fill('Grand room');
  sinceMs = performance.now();
  await floorName.press('Enter');
  tookMs.floor = await takesMs(has(anna.page, '[role="tab"]:has-text("Grand room")'), sinceMs);

  await anna.goesToTable('1');
  await anna.page.getByRole('navigation').getByRole('button', { name: 'Snacks', exact: true }).click();
  await opens(ingrid, '/products');
  const olives = 'Green olives, orange, fennel seed';
  const soldOut = ingrid.page.getByRole('switch', { name: `${olives} is sold out` });
  sinceMs = performance.now();
  await soldOut.click();
  tookMs.soldOut = await takesMs(has(anna.page, '.product[data-sold-out="true"]:has-text("Green olives")'), sinceMs);

  const price = ingrid.page.getByLabel('Price of Sourdough, browned butter');
  await price.fill('61,50');
  sinceMs = performance.now();
  await price.press('Enter');
  tookMs.price = await takesMs(has(anna.page, '.product:has-text("61.50")'), sinceMs);

  await opens(ingrid, '/staff');
  await ingrid.page.getByRole('link', { name: /Anna Lind/ }).click();
  const name = ingrid.page.getByLabel('Name', { exact: true });
  await name.fill('Anna Lindh');
  sinceMs = performance.now();
  await name.press('Enter');
  await anna.goesToFloor();
  tookMs.person = await takesMs(has(anna.page, '.person:has-text("Anna Lindh")'), sinceMs);
  await name.fill('Anna Lind');
  await name.press('Enter');
  await ingrid.page.keyboard.press('Escape');

  const all = Object.values(tookMs).sort((a, b) => a - b);
  expect(all[Math.floor(all.length / 2)], JSON.stringify(tookMs)).toBeLessThan(soonMs);
  expect(all.at(-1), JSON.stringify(tookMs)).toBeLessThan(busyMs);
  expect(await anna.page.evaluate(() => (window as { stays?: boolean }).stays)).toBe(true);
  expect(
    house.service.sql(
      'SELECT price, availability FROM products WHERE name LIKE ? OR name LIKE ? ORDER BY name',
      'Green olives%',
      'Sourdough%',
    ),
  ).toEqual([
    { price: 6_000, availability: 'sold-out' },
    { price: 6_150, availability: 'available' },
  ]);
});

test('a tablet that was away while the office worked has everything when it is back', async () => {
  const { ingrid, anna, matteo } = crew;
  anna.cable.unplug();
  await opens(ingrid, '/floors');
  await ingrid.page.getByRole('tab', { name: /Bar/ }).click();
  await ingrid.page.getByRole('button', { name: 'Many tables' }).click();
  await ingrid.page.getByLabel('How many').selectOption('4');
  await ingrid.page.getByRole('button', { name: 'Make 4 tables' }).click();
  await shows(ingrid.page.locator('.toasts'), /4 tables are on the plan/);
  await shows(anna.strip, /Not connected/, 12_000);
  anna.cable.mend();
  await anna.page.getByRole('tab', { name: /Bar/ }).click();
  for (const number of ['55', '56', '57', '58']) await anna.page.locator(`[data-table="${number}"]`).waitFor();

  // The office away as well: what it does is kept there, shown, and merged field by field with what somebody else did.
  ingrid.cable.cut();
  await ingrid.page.locator('[data-table="55"]').click();
  await ingrid.page.getByRole('button', { name: 'Seats +1' }).click();
  await opens(matteo, '/floors');
  await matteo.page.getByRole('tab', { name: /Bar/ }).click();
  await matteo.page.locator('[data-table="55"]').click();
  await matteo.page.getByLabel('From left', { exact: true }).fill('600');
  await matteo.page.getByLabel('From left', { exact: true }).press('Enter');
  await expect.poll(() => table('55')?.x).toBe(600);
  // What only the box knows is not claimed while it does not answer.
  await opens(ingrid, '/');
  await shows(ingrid.page.locator('.card', { hasText: 'Waiting for you' }), /Not known just now/, 12_000);
  expect(await ingrid.page.getByText('All devices are connected').count()).toBe(0);
  await opens(ingrid, '/floors');
  await ingrid.page.getByRole('tab', { name: /Bar/ }).click();
  await ingrid.page.locator('[data-table="55"]').click();
  ingrid.cable.mend();
  await expect.poll(() => table('55'), { timeout: 10_000 }).toMatchObject({ seats: 5, x: 600 });
  await shows(ingrid.page.locator('[data-table="55"] .plan-note'), '5');
  await expect.poll(() => ingrid.page.getByLabel('From left', { exact: true }).inputValue()).toBe('600');
});

const table = (number: string) =>
  house.service.sql<{ x: number; y: number; seats: number }>(
    'SELECT x, y, seats FROM tables WHERE number = ? AND archived = 0',
    number,
  )[0];

test('a table with an order on it is archived: the order is in the tray, and undo brings both back', async () => {
  const { ingrid, anna } = crew;
  await anna.page.getByRole('tab', { name: /Grand room/ }).click();
  await anna.goesToTable('8');
  await anna.adds('Snacks', 'Marcona almonds');
  await anna.goesToFloor();
  await opens(ingrid, '/floors');
  await ingrid.page.getByRole('tab', { name: /Grand room/ }).click();
  const drawn = ingrid.page.locator('.plan [data-table="8"]');
  await shows(drawn, /open order/);
  await drawn.focus();
  await ingrid.page.keyboard.press('Delete');
  await ingrid.page.getByRole('heading', { name: 'Table 8 has an open order' }).waitFor();
  await shows(ingrid.page.locator('.tray-note'), /The order is not lost/);
  await ingrid.page.getByRole('dialog').getByRole('button', { name: 'Archive table' }).click();
  await expect.poll(has(anna.page, '[data-table="8"]', 0)).toBe(true);
  await shows(anna.page.locator('.tray'), /65\.00/);
  await ingrid.page.locator('.toasts').getByRole('button', { name: 'Undo' }).click();
  await anna.page.locator('[data-table="8"]').waitFor();
  await expect.poll(has(anna.page, '.tray', 0)).toBe(true);
});

test('a table is made, moved, renumbered, taken back and archived by keys alone', async () => {
  const { ingrid } = crew;
  const { page } = ingrid;
  await opens(ingrid, '/floors');
  await page.getByRole('tab', { name: /Terrace/ }).click();
  await page.getByRole('button', { name: 'Add a table' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => table('44')?.seats).toBe(4);
  const before = table('44');
  await page.locator('.plan [data-table="44"]').focus();
  for (const key of ['ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key);
  await expect.poll(() => table('44')).toMatchObject({ x: (before?.x ?? 0) + 1, y: (before?.y ?? 0) + 16 });
  await page.keyboard.press('Control+z');
  await expect.poll(() => table('44')).toMatchObject({ x: (before?.x ?? 0) + 1, y: (before?.y ?? 0) + 8 });
  await page.keyboard.press('Control+Shift+Z');
  await expect.poll(() => table('44')?.y).toBe((before?.y ?? 0) + 16);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('43');
  await page.keyboard.press('Enter');
  await shows(page.getByRole('alert').filter({ hasText: '43' }), 'Terrace has a table 43 already.');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('P1');
  await page.keyboard.press('Enter');
  await expect.poll(() => table('P1')?.seats).toBe(4);
  await page.locator('.plan [data-table="P1"]').focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => table('P1')).toBeUndefined();
});

test('a table is dragged on the grid and made larger at its corner; a touch that only selects moves nothing', async () => {
  const { page } = crew.ingrid;
  await opens(crew.ingrid, '/floors');
  await page.getByRole('tab', { name: /Terrace/ }).click();
  const size = () =>
    house.service.sql<{ width: number; height: number }>("SELECT width, height FROM tables WHERE number = '42'")[0];
  const drag = async (selector: string, dx: number, dy: number): Promise<void> => {
    const place = await page.locator(selector).boundingBox();
    if (place === null) throw new Error(`${selector} is not on the page`);
    const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + dx, y + dy, { steps: 5 });
    await page.mouse.up();
  };
  const before = table('42');
  await drag('.plan [data-table="42"] .plan-top', 2, 1);
  await shows(page.locator('.inspector h2'), 'Table 42');
  await drag('.plan [data-table="42"] .plan-top', 90, -60);
  await expect.poll(() => table('42')?.x).not.toBe(before?.x);
  const after = table('42');
  expect([(after?.x ?? 1) % 8, (after?.y ?? 1) % 8]).toEqual([0, 0]);
  expect(after?.y).toBeLessThan(before?.y ?? 0);
  const narrow = size();
  await drag('.plan-grip circle', 60, 40);
  await expect.poll(() => size()?.width).toBeGreaterThan(narrow?.width ?? 0);
  expect(table('42')).toEqual(after);
  // The first touch was no step: two steps back, and it stands where it stood.
  await page.locator('.editor-bar').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(size).toEqual(narrow);
  await page.locator('.editor-bar').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => table('42')).toEqual(before);
});

test('a waiter in the office is told why not, by the device and by the box', async () => {
  const { ben, matteo, ingrid } = crew;
  await opens(ben, '/products');
  await shows(ben.page.getByRole('note'), /Ben Okafor may look here/);
  await ben.page.getByRole('switch', { name: /^Burrata/ }).click();
  await shows(ben.page.locator('.toasts'), 'You may not do this. Ask a manager.');
  await opens(ben, '/devices/new');
  await ben.page.getByRole('button', { name: 'Make a code' }).click();
  await shows(ben.page.locator('.toasts'), /^You may not do this/);
  expect(house.service.sql('SELECT 1 FROM devices WHERE name = ?', 'Tablet 99')).toEqual([]);

  // Matteo was still a manager when he tapped, away from the box; meanwhile he is none.
  await opens(matteo, '/products');
  const ribEye = matteo.page.getByLabel(/^Price of Rib eye/);
  const priceBefore = await ribEye.inputValue();
  matteo.cable.cut();
  await opens(ingrid, '/staff');
  await ingrid.page.getByRole('link', { name: /Matteo Ricci/ }).click();
  await ingrid.page.getByRole('radio', { name: /^Waiter/ }).click();
  await expect.poll(() => roleOf('Matteo Ricci')).toBe('waiter');
  await ribEye.fill('1');
  await ribEye.press('Enter');
  await expect.poll(() => ribEye.inputValue()).toBe('1.00');
  matteo.cable.mend();
  await shows(
    matteo.page.locator('.refused'),
    /Product “Rib eye.*price 1.00.*You may not do this\. Ask a manager\./,
    12_000,
  );
  await expect.poll(() => ribEye.inputValue()).toBe(priceBefore);
  await matteo.page.getByRole('button', { name: 'I have read this' }).click();
  await expect.poll(has(matteo.page, '.refused', 0)).toBe(true);
  await ingrid.page.getByRole('radio', { name: /^Manager/ }).click();
  await expect.poll(() => roleOf('Matteo Ricci')).toBe('manager');
});

const roleOf = (name: string): string | undefined =>
  house.service.sql<{ role: string }>('SELECT role FROM staff WHERE name = ?', name)[0]?.role;

test('a station and a course are made and named, a category is cooked there, and what is in use stays', async () => {
  const { ingrid } = crew;
  const { page } = ingrid;
  for (const [path, add, name] of [
    ['/products/stations', 'Add a station', 'Pizza oven'],
    ['/products/courses', 'Add a course', 'Cheese'],
  ] as const) {
    await opens(ingrid, path);
    await page.getByRole('button', { name: add }).click();
    // Its name is selected: who types, names it.
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await page.locator(`[data-place="${name}"]`).waitFor();
  }
  await opens(ingrid, '/products/categories');
  await page.getByLabel('Station of Snacks').selectOption({ label: 'Pizza oven' });
  const olives =
    "SELECT s.name FROM categories c JOIN stations s ON s.id = c.station WHERE c.name = 'Snacks' AND NOT s.archived";
  await expect.poll(() => house.service.sql(olives), { timeout: busyMs }).toEqual([{ name: 'Pizza oven' }]);
  await opens(ingrid, '/products/stations');
  await page.getByRole('button', { name: 'Archive Pizza oven' }).click();
  await page.getByText('Give another station first to what Pizza oven makes.').waitFor();
  expect(house.service.sql(olives)).toEqual([{ name: 'Pizza oven' }]);
  await opens(ingrid, '/products/courses');
  await page.getByRole('button', { name: 'Archive Cheese' }).click();
  await expect.poll(() => page.locator('[data-place="Cheese"]').count()).toBe(0);
});
