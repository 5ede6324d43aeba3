import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openRestaurantBox, ownerPin } from '@comanda/server/open-box.fixture.ts';
import { authorityFile } from '@comanda/server/tls/authority/files.ts';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { openHouse, usual } from './house.ts';
import { Person } from './staff.ts';
import { TrustingBrowser } from './trusting-chromium.ts';

const tabletApp = fileURLToPath(new URL('../../tablet-app/dist', import.meta.url));
const house = openHouse({
  ...usual,
  launch: async (opening) => {
    const browser = await TrustingBrowser.launch();
    if (!('missing' in browser)) await browser.trust((await opening).authorityFile);
    return browser;
  },
});

test('an installed tablet opens without the box, shows its orders, and keeps what is tapped until the box is back', async () => {
  const context = await house.browser.newContext();
  const anna = await Person.installs(house.service, context);
  await anna.goesToTable('7');
  await anna.adds('Snacks', 'Green olives');
  const olives = 'Green olives, orange, fennel seed';
  await shows(anna.line(olives).locator('.line-mark'), 'safe at the box');
  // The whole app is on the device before the box goes.
  await anna.page.evaluate(() => navigator.serviceWorker.ready);
  await house.service.killBox();
  await anna.page.close();

  const cold = await context.newPage();
  const begunMs = Date.now();
  await cold.goto(`${house.service.doors.secure}/`);
  await cold.locator('[data-table="7"]').waitFor();
  expect(Date.now() - begunMs).toBeLessThan(15_000);
  await cold.locator('[data-table="7"]').click();
  const again = anna.on(cold);
  await shows(again.quantity(olives), '1');
  await again.tapsPlus(olives);
  await shows(again.line(olives).locator('.line-mark'), 'on this tablet');
  await cold.reload();
  await shows(again.quantity(olives), '2');

  await house.service.startBox();
  await shows(again.line(olives).locator('.line-mark'), 'safe at the box', 20_000);
  const [inTheBox] = house.service.sql<{ taps: number }>(
    `SELECT count(*) AS taps FROM order_events WHERE type IN ('line-added', 'quantity-tapped')`,
  );
  expect(inTheBox).toEqual({ taps: 2 });
  await context.close();
});

test('what the box says never comes from the device: links, pairing, the page for new devices, the other app', async () => {
  const context = await house.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${house.service.doors.secure}/`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toContain('/index.html');
  expect(kept).toContain('/manifest.webmanifest');
  expect(kept.filter((path) => /^\/(sync|pair|sign-in|setup|kds|office|healthz)/.test(path))).toEqual([]);
  await house.service.killBox();
  const answered = await page.evaluate(async () => {
    const ask = async (path: string): Promise<string> => {
      const answer = await fetch(path).catch(() => null);
      return answer === null ? 'nobody' : String(answer.status);
    };
    return Promise.all(['/healthz', '/sync/feed', '/setup', '/setup/trust', '/kds/', '/no-such-page'].map(ask));
  });
  expect(answered).toEqual(['nobody', 'nobody', 'nobody', 'nobody', 'nobody', 'nobody']);
  await house.service.startBox();
  await context.close();
});

test('the browser finds an app that can be installed: a name, icons of every size, a page of its own', async () => {
  const context = await house.browser.newContext();
  for (const path of ['/', '/kds/']) {
    const page = await context.newPage();
    await page.goto(`${house.service.doors.secure}${path}`);
    const devtools = await context.newCDPSession(page);
    await expect
      .poll(async () => {
        const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
        // A browser without a window, and a profile that forgets, install nothing whatever the app is like.
        return installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito');
      })
      .toEqual([]);
    const { errors, data } = await devtools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data ?? '{}') as { display: string; icons: { src: string; sizes: string }[] };
    expect(manifest.display).toBe('standalone');
    for (const { src, sizes } of [...manifest.icons, { src: 'icon-180.png', sizes: '180x180' }]) {
      const size = await page.evaluate(async (icon) => {
        const bitmap = await createImageBitmap(await (await fetch(icon)).blob());
        return `${bitmap.width}x${bitmap.height}`;
      }, src);
      expect(size).toBe(sizes);
    }
    await page.close();
  }
  await context.close();
});

test('a newer build arrives while somebody works: it waits, says so, and comes when it is asked for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'comanda-builds-'));
  cpSync(tabletApp, folder, { recursive: true });
  const box = await openRestaurantBox({ apps: { '/': folder } }, { https: true });
  await house.browser.trust(authorityFile(box.data));
  const context = await house.browser.newContext();
  const page = await context.newPage();
  const offer = await box.admin().ask('pair', { role: 'tablet' });
  const [address = ''] = box.secureAddresses;
  await page.goto(`${address}/#pair=${'code' in offer ? offer.code : ''}`);
  await page.getByRole('button', { name: /Olga Berg/ }).click();
  await page.getByLabel('PIN of Olga Berg').fill(ownerPin);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('[data-table]').first().waitFor();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

  makeNewer(folder);
  // As an hour later, or when the screen is woken.
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const chip = page.locator('.strip').getByRole('button', { name: 'Update ready' });
  await chip.waitFor();
  // Longer than a page that is asked for a newer build waits for it.
  await page.waitForTimeout(3_500);
  expect(await page.title()).toBe('Comanda');
  await page.reload();
  expect(await page.title()).toBe('Comanda');
  await chip.click();
  await expect.poll(() => page.title().catch(() => ''), { timeout: 10_000 }).toBe('Comanda, newer');
  await page.locator('[data-table]').first().waitFor();
  await box.stop();
  await page.reload();
  expect(await page.title()).toBe('Comanda, newer');
  await context.close();
  await box.close();
  rmSync(folder, { recursive: true });
});

/** The same app with another title, as its build would leave it. */
function makeNewer(folder: string): void {
  const [pageFile, workerFile] = [join(folder, 'index.html'), join(folder, 'sw.js')];
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const page = readFileSync(pageFile, 'utf8');
  const newer = page.replace('<title>Comanda</title>', '<title>Comanda, newer</title>');
  const worker = readFileSync(workerFile, 'utf8');
  const newerWorker = worker
    .replace(sha256(page), sha256(newer))
    .replace(/"version":"[0-9a-f]+"/, '"version":"0123456789abcdef"');
  expect([newer === page, newerWorker === worker]).toEqual([false, false]);
  writeFileSync(pageFile, newer);
  writeFileSync(workerFile, newerWorker);
}
