import { rmSync } from 'node:fs';
import { crewPins } from '@comanda/shared/sample/people.ts';
import { By, until, type WebElement } from 'selenium-webdriver';
import { expect, test } from 'vitest';
import { openHouse, usual } from './house.ts';
import { startImpostor } from './impostor.ts';
import { WebKit } from './webkit.ts';

const house = openHouse({ ...usual, launch: async (opening) => WebKit.launch((await opening).authorityFile) });

const slowMs = 20_000;
const olives = 'Green olives, orange, fennel seed';

/** What a person does with a page in WebKit, found by what they see. */
function hands({ driver }: WebKit) {
  const find = (css: string): Promise<WebElement> => driver.wait(until.elementLocated(By.css(css)), slowMs, css);
  const button = (text: string): Promise<WebElement> =>
    driver.wait(
      until.elementLocated(By.xpath(`//button[contains(., "${text}") or contains(@aria-label, "${text}")]`)),
      slowMs,
      text,
    );
  const touch = async (element: Promise<WebElement>): Promise<void> => {
    const found = await element;
    await driver.wait(until.elementIsVisible(found), slowMs);
    await found.click();
  };
  const textOf = (css: string): Promise<string> =>
    driver.executeScript(`return document.querySelector(arguments[0])?.textContent?.trim() ?? ''`, css);
  const line = `.line[data-name="${olives}"]`;
  return {
    find,
    button,
    touch,
    quantity: () => textOf(`${line} .line-quantity`),
    mark: () => textOf(`${line} .line-mark`),
  };
}

test('in the engine of the iPad: trusted by its authority, opened without the box, and no tap is lost', async () => {
  const { driver } = house.browser;
  const { find, button, touch, quantity, mark } = hands(house.browser);
  // By its address: there is no Bonjour in a test.
  const address = house.service.doors.secure.replace('comanda.local', '127.0.0.1');
  await driver.get(`${address}/#pair=${await house.service.pairingCode('tablet')}`);
  await touch(button('Anna Lind'));
  await (
    await find('input[autocomplete="one-time-code"], input[inputmode="numeric"], input[type="password"]')
  ).sendKeys(crewPins['Anna Lind'] ?? '');
  await touch(button('Sign in'));
  await touch(find('[data-table="7"]'));
  await touch(button('Open for'));
  await touch(button('Snacks'));
  await touch(button('Green olives'));
  await expect.poll(mark, { timeout: slowMs }).toBe('safe at the box');
  const isReady = 'return isSecureContext && navigator.serviceWorker.controller !== null';
  await expect.poll(() => driver.executeScript(isReady), { timeout: slowMs }).toBe(true);

  // Left in the middle of a write, and opened again: what was left must not hold the database.
  let olivesThere = 1;
  for (; olivesThere < 6; olivesThere += 1) {
    await touch(button(`One more ${olives}`));
    await expect.poll(mark, { timeout: slowMs }).toBe('safe at the box');
    const order = await driver.getCurrentUrl();
    await driver.get('about:blank');
    await driver.get(order);
    await expect.poll(quantity, { timeout: slowMs }).toBe(String(olivesThere + 1));
  }

  await house.service.killBox();
  await driver.get('about:blank');
  await driver.get(`${address}/`);
  await touch(find('[data-table="7"]'));
  await expect.poll(quantity, { timeout: slowMs }).toBe(String(olivesThere));
  await touch(button(`One more ${olives}`));
  await expect.poll(mark, { timeout: slowMs }).toBe('on this tablet');
  await driver.navigate().refresh();
  await expect.poll(quantity, { timeout: slowMs }).toBe(String(olivesThere + 1));

  await house.service.startBox();
  await expect.poll(mark, { timeout: slowMs }).toBe('safe at the box');
  const [inTheBox] = house.service.sql<{ taps: number }>(
    `SELECT count(*) AS taps FROM order_events WHERE type IN ('line-added', 'quantity-tapped')`,
  );
  expect(inTheBox).toEqual({ taps: olivesThere + 1 });
}, 120_000);

test('WebKit too believes the authority of the box in nothing but the box', async () => {
  const { driver } = house.browser;
  const impostor = await startImpostor(house.service.authorityFile);
  const text = (): Promise<string> => driver.executeScript('return document.body.textContent');
  await driver.get(`${house.service.doors.secure.replace('comanda.local', '127.0.0.1')}/healthz`);
  expect(await text()).toContain('ok');
  // The driver does not always say that a page could not be had.
  await driver.get(impostor.url).catch((error: Error) => expect(error.name).toBe('InsecureCertificateError'));
  await expect.poll(() => impostor.heard().callers, { timeout: slowMs }).toBeGreaterThan(0);
  expect(impostor.heard().believers).toBe(0);
  await impostor.close();
});

test('the page for new devices ticks in WebKit too, where the browser says least about why', async () => {
  const { driver } = house.browser;
  const verdict = (): Promise<string> =>
    driver.executeScript(`return document.querySelector('.verdict')?.getAttribute('data-now') ?? ''`);
  await driver.get(`${house.service.doors.plain}/setup`);
  await expect.poll(verdict, { timeout: slowMs }).toBe('trusted');
  // The same box after somebody has made it another authority: this browser has never heard of it.
  await house.service.killBox();
  rmSync(house.service.authorityFile);
  await house.service.startBox();
  await driver.get(`${house.service.doors.plain}/setup`);
  await expect.poll(verdict, { timeout: slowMs }).toBe('untrusted');
}, 60_000);
