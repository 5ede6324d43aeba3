import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { Person, waitersOf } from './staff.ts';

// Who shares what, which devices there are, who works on them: what the owner sees of them is what the box knows just now.

let ingrid: Person;

const house = openHouse({
  ...usual,
  arrive: async ({ browser, service }) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    ingrid = await Person.arrives(service, context, { role: 'office' });
    await ingrid.page.getByRole('heading', { name: 'Today' }).waitFor();
  },
});

const opens = (page: string): Promise<void> =>
  ingrid.page.evaluate((hash) => {
    location.hash = hash;
  }, page);

const waiter = waitersOf(house, { viewport: { width: 1180, height: 820 } });

test('a device is added: its code brings it in, and the owner sees it come, fall silent and go', async () => {
  const { page } = ingrid;
  await opens('/devices/new/tablet');
  await page.getByLabel('Name', { exact: true }).fill('Window tablet');
  await page.getByLabel('Multi-session', { exact: true }).selectOption({ label: 'Terrace' });
  await page.getByRole('button', { name: 'Make a code' }).click();
  const code = (await page.locator('.code').getAttribute('data-code')) ?? '';
  expect(code).toMatch(/^\d{6}$/);
  await shows(page.getByRole('timer'), /^valid for (10:00|9:\d\d)$/);
  await page.getByRole('img', { name: /Scan this/ }).waitFor();

  const cable = await house.service.layCable();
  const tablet = await (await house.browser.newContext()).newPage();
  await tablet.goto(
    `${house.service.appUrl('/')}#pair=${code}&box=${encodeURIComponent(`http://127.0.0.1:${cable.port}`)}`,
  );
  await shows(page.locator('.paired'), /Window tablet is paired/, 10_000);
  await page.getByRole('button', { name: 'Done' }).click();
  await tablet.getByRole('button', { name: /Anna Lind/ }).waitFor();

  const row = page.locator('[data-device="Window tablet"]');
  await shows(row.locator('.state'), 'Connected');
  await row.getByRole('link').click();
  await page.getByRole('button', { name: 'Show which one it is' }).click();
  await shows(page.locator('.toasts'), 'Window tablet flashes for a moment');
  await page.getByRole('dialog').getByLabel('Multi-session', { exact: true }).selectOption({ label: 'Indoors' });
  await page.getByRole('switch', { name: 'No payments on this device' }).click();
  await expect
    .poll(() => house.service.sql('SELECT payments_barred AS barred FROM devices WHERE name = ?', 'Window tablet'))
    .toEqual([{ barred: 1 }]);
  await page.keyboard.press('Escape');

  cable.cut();
  await shows(row.locator('.state'), /Not connected, heard \d+ s ago/, 15_000);
  await row.getByRole('link').click();
  await page.getByText('Take out of service').click();
  const revoke = page.getByRole('button', { name: 'Take Window tablet out of service' });
  await page.getByLabel(/^Type “Window tablet”/).fill('Window');
  await revoke.click();
  await shows(page.getByRole('dialog').getByRole('alert'), /This is not “Window tablet”/);
  await page.getByLabel(/^Type “Window tablet”/).fill('Window tablet');
  await revoke.click();
  await shows(row.locator('.state'), 'Out of service');
  cable.mend();
  await shows(tablet.getByRole('alert').first(), /taken out of service/, 15_000);
});

test('a floor is added to a multi-session from its own form, and from the form of a device', async () => {
  const { page } = ingrid;
  const anna = await waiter();
  const tabs = anna.page.getByRole('tab');
  await opens('/multi-sessions');
  await page.getByRole('tab', { name: 'Indoors' }).click();
  await page.getByLabel('Add a new floor').fill('Wine cellar');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await tabs.filter({ hasText: 'Wine cellar' }).waitFor();
  await shows(page.locator('[data-device="Tablet 1"] .state'), 'Connected');
  await page.locator('[data-device="Tablet 1"]').getByRole('link').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Terrace' }).click();
  await tabs.filter({ hasText: 'Terrace' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Terrace' }).click();
  await expect.poll(() => tabs.filter({ hasText: 'Terrace' }).count()).toBe(0);
  await page.keyboard.press('Escape');

  await opens('/multi-sessions');
  await page.getByRole('switch', { name: /^One waiter per table/ }).click();
  await expect
    .poll(() => house.service.sql('SELECT one_waiter_per_table AS one FROM multi_sessions WHERE name = ?', 'Indoors'))
    .toEqual([{ one: 1 }]);
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await shows(page.locator('.toasts'), /belong to it\. Move them to another multi-session first/);
  await page.getByRole('switch', { name: /^One waiter per table/ }).click();
});

test('the owner says after how many minutes a table needs somebody', async () => {
  const { page } = ingrid;
  await opens('/multi-sessions');
  await page.getByRole('tab', { name: 'Indoors' }).click();
  const types = async (label: string, typed: string): Promise<void> => {
    await page.getByLabel(label, { exact: true }).fill(typed);
    await page.keyboard.press('Enter');
  };
  const kept = () =>
    house.service.sql(
      'SELECT seated_minutes AS seated, ready_minutes AS ready, held_minutes AS held FROM multi_sessions WHERE name = ?',
      'Indoors',
    );
  expect(await page.getByLabel('Food is ready', { exact: true }).inputValue()).toBe('3');
  await types('Seated, no order', '0');
  await shows(page.getByRole('alert'), 'Write whole minutes from 1 to 240.');
  await types('Seated, no order', '5');
  await types('A course waits', '241');
  await shows(page.getByRole('alert'), 'Write whole minutes up to 240, or 0 for no warning.');
  await types('A course waits', '');
  await expect.poll(kept).toEqual([{ seated: 5, ready: null, held: 0 }]);
  expect(await page.getByLabel('A course waits', { exact: true }).inputValue()).toBe('0');
});

test('what a device had not sent when it was taken out of service is shown, all of it, and ticked off', async () => {
  const { page } = ingrid;
  const ben = await waiter('Ben Okafor');
  await ben.goesToTable('5');
  await ben.adds('Snacks', 'Green olives');
  await expect
    .poll(() => house.service.sql("SELECT 1 AS one FROM order_events WHERE type = 'line-added'").length)
    .toBe(1);
  ben.cable.cut();
  await ben.adds('Snacks', 'Sourdough');
  // More than the box says in one answer.
  await ben.page.locator('.product > button:first-child', { hasText: 'Sourdough' }).evaluate((button) => {
    for (let tap = 0; tap < 110; tap += 1) (button as HTMLElement).click();
  });
  await shows(ben.quantity('Sourdough, browned butter'), '111');
  await ben.goesToFloor();
  await ben.goesToTable('6');
  await opens('/devices');
  await page.locator('[data-device="Tablet 2"]').getByRole('link').click();
  await page.getByText('Take out of service').click();
  await page.getByLabel(/^Type “Tablet 2”/).fill('tablet 2');
  await page.getByRole('button', { name: 'Take Tablet 2 out of service' }).click();
  await shows(page.locator('[data-device="Tablet 2"] .state'), 'Out of service');
  ben.cable.mend();
  const waiting = page.locator('.card > .set-aside');
  await shows(waiting, /opened an order · Tablet 2 · by Ben Okafor · \d\d:\d\d:\d\d.*Table 6/, 20_000);
  await shows(page.getByText(/^100 of \d+ are shown/), /of 11\d/);
  expect(await waiting.textContent()).not.toContain('Sourdough');
  await page.getByRole('button', { name: 'Show older' }).click();
  await shows(waiting, /added a dish · Tablet 2 · by Ben Okafor.*1 × Sourdough, browned butter · [\d.]+ · Table 5/);
  expect(await page.getByRole('button', { name: 'Show older' }).count()).toBe(0);

  const bread = page.locator('.set-aside > li', { hasText: 'Sourdough' });
  await bread.getByRole('button', { name: 'Dealt with: added a dish' }).click();
  await shows(page.locator('.toasts'), /^“added a dish” is marked as dealt with/);
  await expect.poll(() => waiting.textContent()).not.toContain('Sourdough');
  expect(
    house.service.sql(
      `SELECT staff.name, json ->> '$.type' AS type FROM verdicts JOIN staff ON staff.id = dealt_by WHERE dealt_ms > 0`,
    ),
  ).toEqual([{ name: 'Ingrid Sandell', type: 'line-added' }]);
  await page.getByText('Show what has been dealt with').click();
  await shows(page.locator('.dealt-with'), /1 × Sourdough.*Dealt with: Ingrid Sandell, /);
  expect(await examine(page, 'office-set-aside')).toEqual([]);
  await page.locator('.dealt-with').getByRole('button', { name: 'Put back: added a dish' }).click();
  await shows(page.locator('.dealt-with'), /Nothing has been dealt with yet/);
  await shows(waiting, /Sourdough/);
  await page.getByText('Show what has been dealt with').click();
  await bread.getByRole('button', { name: /^Dealt with/ }).click();
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).click();
  await shows(waiting, /Sourdough/);
  // Who may not go on is told so at once, without a touch, and what became of the rest; nothing else is there to be touched.
  await shows(
    ben.page.getByRole('alert').first(),
    /taken out of service.*11\d changes came too late: a manager reads them/,
  );
  expect(await ben.page.getByRole('button').allTextContents()).toEqual(['Pair again']);
  expect(await ben.strip.count()).toBe(0);
  expect(house.service.sql("SELECT 1 AS one FROM order_events WHERE type = 'line-added'")).toHaveLength(1);
  await opens('/');
  await shows(page.locator('.attention'), /\d+ changes? (is|are) set aside: look at/);
  const usually = page.viewportSize();
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.locator('.attention').click();
  const heading = page.getByRole('heading', { name: 'Set aside' });
  await expect.poll(() => heading.evaluate((one) => one === document.activeElement), { timeout: 8_000 }).toBe(true);
  const place = await heading.boundingBox();
  expect(place?.y).toBeGreaterThanOrEqual(0);
  expect(place?.y).toBeLessThan(250);
  await shows(waiting, /The device had been taken out of service/);
  expect(await examine(page, 'office-set-aside-asked-for')).toEqual([]);
  if (usually !== null) await page.setViewportSize(usually);
  await ben.page.context().close();
});

test('a tablet is pointed at another address from the page where people sign in', async () => {
  const anna = await waiter();
  const other = await house.service.layCable();
  await anna.goesToTable('6');
  anna.cable.cut();
  await anna.adds('Snacks', 'Marcona almonds');
  await anna.goesToFloor();
  await anna.page.getByTitle('Change person').click();
  await anna.page.getByRole('button', { name: 'This device' }).click();
  await anna.page.getByRole('dialog').getByLabel('Address of the box').fill(`127.0.0.1:${other.port}`);
  await anna.page.getByRole('button', { name: 'Use this address' }).click();
  await shows(anna.strip, /Live/, 15_000);
  const almonds = () => house.service.sql("SELECT 1 AS one FROM order_lines WHERE name LIKE 'Marcona%'").length;
  await expect.poll(almonds).toBe(1);
});

test('a person is added with a PIN, and signs in with it; a simple PIN and a missing box are told', async () => {
  const { page } = ingrid;
  const anna = await waiter();
  await opens('/staff/new');
  await page.getByLabel('Name', { exact: true }).fill('Greta Ny');
  await page.getByLabel('Name', { exact: true }).press('Enter');
  await expect.poll(() => page.getByLabel('Initials').inputValue()).toBe('GN');
  await page.getByLabel('Language').selectOption({ label: 'Svenska' });
  await page.getByRole('dialog').getByRole('button', { name: 'Add a person' }).click();
  const pin = page.getByLabel('New PIN');
  const hasKeyboard = () => pin.evaluate((field) => field === document.activeElement);
  await shows(page.locator('.pin-form'), /Greta Ny has no PIN yet and cannot sign in/);
  await page.keyboard.press('Escape');
  const row = page.locator('[data-person="Greta Ny"]');
  await shows(row, /No PIN yet/);
  expect(await page.getByText('No PIN yet').count()).toBe(1);
  expect(await examine(page, 'office-no-pin')).toEqual([]);
  await row.getByRole('link').click();
  await expect.poll(hasKeyboard).toBe(true);
  await pin.fill('12');
  await page.getByRole('button', { name: 'Set PIN' }).click();
  await shows(page.getByRole('dialog').getByRole('alert'), 'A PIN has four to eight digits.');
  ingrid.cable.unplug();
  await pin.fill('8264');
  await page.getByRole('button', { name: 'Set PIN' }).click();
  await shows(page.getByRole('dialog').getByRole('alert'), /only the box can keep a PIN/, 10_000);
  ingrid.cable.mend();
  await shows(ingrid.strip, /Live/, 15_000);
  await page.getByRole('button', { name: 'Set PIN' }).click();
  await shows(page.locator('.toasts'), 'Greta Ny has a new PIN');
  await page.keyboard.press('Escape');
  await row.waitFor();
  await expect.poll(() => page.getByText('No PIN yet').count()).toBe(0);

  await anna.page.getByTitle('Change person').click();
  await anna.page.getByRole('button', { name: /Greta Ny/ }).click();
  await anna.page.getByLabel('PIN of Greta Ny').fill('8264');
  await anna.page.getByRole('button', { name: 'Sign in' }).click();
  await shows(anna.page.locator('html[lang="sv"] .strip'), /Ansluten/);
});

test('a device is pointed at another address: what it had not sent is sent there, once', async () => {
  const { page, cable } = ingrid;
  const [other, nobody] = [await house.service.layCable(), await house.service.layCable()];
  nobody.unplug();
  cable.cut();
  await opens('/products');
  const price = page.getByLabel(/^Price of Marcona almonds/);
  await price.fill('71');
  await price.press('Enter');
  await page.getByRole('switch', { name: /^Gravlax/ }).click();
  await expect.poll(() => price.inputValue()).toBe('71.00');
  await opens('/devices/this');
  const address = page.getByRole('dialog').getByLabel('Address of the box');
  await shows(page.getByRole('dialog'), /2 changes are not sent yet/);
  await address.fill(`127.0.0.1:${nobody.port}`);
  await page.getByRole('button', { name: 'Use this address' }).click();
  await shows(page.getByRole('dialog').getByRole('alert'), /does not answer at this address/, 10_000);
  expect(house.service.sql('SELECT price FROM products WHERE name LIKE ?', 'Marcona%')).toEqual([{ price: 6_500 }]);

  await address.fill(`127.0.0.1:${other.port}`);
  await page.getByRole('button', { name: 'Test it' }).click();
  await shows(page.getByRole('dialog').getByRole('status'), /knows this device/);
  const versions = () =>
    house.service.sql(
      "SELECT name, price, availability, version FROM products WHERE name LIKE 'Marcona%' OR name LIKE 'Gravlax%' ORDER BY name",
    );
  const before = versions() as { version: number }[];
  await page.getByRole('button', { name: 'Use this address' }).click();
  await shows(ingrid.strip, /Live/, 15_000);
  await expect.poll(versions).toMatchObject([{ availability: 'sold-out' }, { price: 7_100 }]);
  expect((versions() as { version: number }[]).map(({ version }, at) => version - (before[at]?.version ?? 0))).toEqual([
    1, 1,
  ]);
  // The address is remembered, and the first cable is not needed any more.
  await page.reload();
  await shows(ingrid.strip, /Live/, 15_000);
});
