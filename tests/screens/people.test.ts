import { crewPins } from '@comanda/shared/sample/people.ts';
import { samplePins, sampleRestaurant } from '@comanda/shared/sample/sample-restaurant.ts';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { Person } from './staff.ts';

const house = openHouse(usual);

/** The owner at some paired machine, as the office asks the box. */
async function owner() {
  const { plain } = house.service.doors;
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const how = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    };
    return (await (await fetch(`${plain}${path}`, how)).json()) as Record<string, string>;
  };
  const { token } = await post('/pair', { code: await house.service.pairingCode('office') });
  const staff = sampleRestaurant().staff.find(({ role }) => role === 'owner')?.id ?? '';
  const authorization = `Bearer ${token}`;
  const signIn = await post('/sign-in', { staff, pin: samplePins().get(staff) }, { authorization });
  return (path: string, body: object = {}) => post(path, body, { authorization, 'x-sign-in': signIn.id ?? '' });
}

test('a tablet is paired by what its QR code says in well under a minute, and shows its name when the office asks', async () => {
  const ask = await owner();
  const [group] = sampleRestaurant().multi_sessions;
  const page = await (await house.browser.newContext({ viewport: { width: 1180, height: 820 } })).newPage();
  const startMs = performance.now();
  const offer = await ask('/office/pairing-codes', { name: 'Terrace iPad', role: 'tablet', multiSession: group?.id });
  await page.goto(String(offer.address));
  await page.getByRole('button', { name: /Anna Lind/ }).waitFor();
  expect(performance.now() - startMs).toBeLessThan(20_000);
  await page.getByRole('button', { name: /Anna Lind/ }).click();
  const signsIn = async (pin: string): Promise<void> => {
    await page.getByLabel('PIN of Anna Lind').fill(pin);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const keys = page.locator('.numpad');
  await keys.waitFor();
  const place = await keys.boundingBox();
  await signsIn('0001');
  await shows(page.getByRole('alert').filter({ hasText: 'PIN' }), 'This PIN is wrong.');
  expect(await keys.boundingBox(), 'no key moves under a finger').toEqual(place);
  await signsIn(crewPins['Anna Lind'] ?? '');
  await ask(`/office/devices/${offer.device}/identify`);
  await shows(page.locator('.name-flash'), 'Terrace iPad');
  await page.locator('.name-flash').waitFor({ state: 'detached', timeout: 15_000 });
});

test('people change on a tablet while the box is away, and what is unsent stays', async () => {
  const tablet = await Person.arrives(house.service, await house.browser.newContext(), { person: 'Ben Okafor' });
  const { page } = tablet;
  const whoIsIt = async (): Promise<void> => {
    await page.evaluate(() => {
      location.hash = '/who';
    });
    await page.getByRole('button', { name: /Farah Aziz/ }).waitFor();
  };
  const types = async (person: string, pin: string): Promise<void> => {
    await page.getByLabel(`PIN of ${person}`).fill(pin);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  await whoIsIt();
  await tablet.signIn('Anna Lind');
  await tablet.goesToTable('4');
  await tablet.adds('Starters', 'Gravlax');
  const gravlax = 'Gravlax, dill, grapefruit';
  await shows(tablet.line(gravlax).locator('.line-mark'), 'safe at the box');

  await house.service.killBox();
  await tablet.tapsPlus(gravlax);
  await shows(tablet.line(gravlax).locator('.line-mark'), 'on this tablet');
  const order = page.url();
  await whoIsIt();
  await page.getByRole('button', { name: /Ben Okafor/ }).click();
  await types('Ben Okafor', '0001');
  await shows(page.getByRole('alert').filter({ hasText: 'PIN' }), 'This PIN is wrong.', 20_000);
  const cut = await tablet.strip.evaluate((strip) => strip.scrollHeight - strip.clientHeight);
  expect(cut, 'all of the strip is on its ground').toBe(0);
  await types('Ben Okafor', crewPins['Ben Okafor'] ?? '');
  await page.getByLabel('PIN of Ben Okafor').waitFor({ state: 'detached' });
  await whoIsIt();
  await page.getByRole('button', { name: /Farah Aziz/ }).click();
  await types('Farah Aziz', crewPins['Farah Aziz'] ?? '');
  await shows(page.getByRole('alert').filter({ hasText: 'box' }), /Without the box only those can sign in/, 20_000);
  await page.goto(order);
  await tablet.tapsPlus(gravlax);
  await shows(tablet.quantity(gravlax), '3');
  await house.service.startBox();
  await shows(tablet.line(gravlax).locator('.line-mark'), 'safe at the box', 20_000);
  const who = house.service.sql<{ name: string }>(
    "SELECT s.name FROM order_events e JOIN staff s ON s.id = e.json ->> '$.staff' WHERE e.type = 'quantity-tapped' ORDER BY e.position",
  );
  expect(who.map(({ name }) => name)).toEqual(['Anna Lind', 'Ben Okafor']);
});

test('whoever is new practises without the box and loses nothing; the restaurant hears nothing of it', async () => {
  const { service } = house;
  const context = await house.browser.newContext({ viewport: { width: 1180, height: 820 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/ERR_CONNECTION/.test(message.text())) complaints.push(message.text());
  });
  const box = encodeURIComponent(service.doors.plain);
  await page.goto(`${service.appUrl('/')}#pair=${await service.pairingCode('tablet')}&box=${box}`);
  await page.getByRole('button', { name: /Anna Lind/ }).waitFor();
  const events = () => service.sql<{ n: number }>('SELECT count(*) AS n FROM order_events')[0]?.n;
  const before = events();
  await service.killBox();
  await page.getByRole('button', { name: /^Practise/ }).click();
  await shows(page.locator('h1').first(), 'Practice – nothing here reaches the kitchen');
  const drill = page.locator('.drill');
  const done = async (count: number): Promise<void> => {
    await expect.poll(() => drill.getAttribute('data-done'), { timeout: 8_000 }).toBe(String(count));
  };
  await shows(page.locator('.coach p'), /^Touch a table/);
  expect(await examine(page, 'practice-floor')).toEqual([]);
  await page.locator('[data-table="2"]').click();
  await page.getByRole('button', { name: /^Open for/ }).click();
  await done(1);
  await shows(page.locator('.coach p'), /then Send/);
  const olive = page.locator('.product > button:first-child', { hasText: 'Green olives' });
  await olive.click();
  await page.getByRole('button', { name: /^Send/ }).click();
  await done(2);
  await shows(page.locator('.coach p'), /^This dot says/);
  await page.getByRole('button', { name: 'Got it' }).press('Enter');
  await page.locator('.coach').waitFor({ state: 'detached' });
  const wifi = page.getByRole('switch', { name: 'Cut my Wi-Fi' });
  await wifi.press('Space');
  await shows(page.locator('.strip').getByRole('status'), /Not connected/);
  await page.getByRole('button', { name: '2 times' }).click();
  await page.locator('.product > button:first-child', { hasText: 'Sourdough' }).click();
  await done(5);
  await shows(page.locator('.line').last().locator('.line-mark'), 'on this tablet');
  await page.getByRole('button', { name: 'All steps' }).click();
  expect(await examine(page, 'practice-cut')).toEqual([]);
  await wifi.click();
  await done(7);
  await shows(page.locator('.line').last().locator('.line-mark'), 'safe at the box');
  await page.getByRole('button', { name: 'Leave practice' }).click();
  await page.getByRole('button', { name: /Anna Lind/ }).waitFor();
  expect(complaints).toEqual([]);
  await service.startBox();
  await shows(page.locator('.strip').getByRole('status'), 'Live', 20_000);
  expect(events()).toBe(before);
});
