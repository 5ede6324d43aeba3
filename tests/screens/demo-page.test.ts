import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layOutPlayground } from '@comanda/server/demo/playground.ts';
import { createLog } from '@comanda/server/log.ts';
import { startBox } from '@comanda/server/main.ts';
import { samplePins, sampleRestaurant } from '@comanda/shared/sample/sample-restaurant.ts';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { loadSample } from './service.ts';

const host = '127.0.0.1';
const house = openHouse({ ...usual, open: openPlayground });

async function openPlayground(): Promise<{ readonly page: string; close(): Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'comanda-playground-'));
  await loadSample(data);
  const playground = await layOutPlayground({ host, port: 0, hostName: 'comanda' });
  const { origins } = playground;
  const quiet = { logLevel: 'silent', advertise: false, https: false, httpsPort: 0, tlsCert: '', tlsKey: '' } as const;
  const config = { ...quiet, backupEveryHours: 0, backupKeep: 1, data, host, port: 0, hostName: 'comanda', hosts: [] };
  const started = await startBox({ ...config, origins: [...origins] }, { log: createLog('silent') });
  const pins = samplePins();
  await playground.plugIn(
    started,
    sampleRestaurant().staff.map(({ id, name, role }) => ({ id, name, role, pin: pins.get(id) ?? '' })),
    ['1', '2'],
  );
  return {
    page: playground.addresses[0] ?? '',
    async close() {
      await playground.close();
      await started.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/**
 * Who is at work in the frames, and how far the page is scrolled, without playwright's own questions: each of those counts as
 * a touch of a person.
 */
async function watches(page: Page, people: readonly string[]) {
  const seen = new Set<string>();
  page.on('console', (line) => {
    const [, person] = /^at work: (.*)$/.exec(line.text()) ?? [];
    if (person !== undefined) seen.add(person);
  });
  await page.addInitScript((names) => {
    if (window === top) return;
    setInterval(() => {
      for (const name of names) if (document.body.textContent?.includes(name)) console.log(`at work: ${name}`);
    }, 100);
  }, people);
  const tools = await page.context().newCDPSession(page);
  const expression =
    'new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted(Math.round(scrollY)))))';
  const ask = { expression, awaitPromise: true, returnByValue: true } as const;
  return {
    missing: () => people.filter((name) => !seen.has(name)),
    scrolledPx: async (): Promise<unknown> => (await tools.send('Runtime.evaluate', ask)).result.value,
  };
}

test('the page of the demo opens at its top, whatever in it takes the focus, and a wheel turns it', async () => {
  const page = await house.browser.newPage({ viewport: { width: 1480, height: 800 } });
  const everybody = ['Anna Lind', 'Ben Okafor', 'Dimitri Pappas', 'Farah Aziz', 'Ingrid Sandell'];
  const { missing, scrolledPx } = await watches(page, everybody);
  await page.goto(house.service.page);
  await expect.poll(missing, { timeout: 30_000 }).toEqual([]);
  expect(await scrolledPx()).toBe(0);
  await page.mouse.move(4, 400);
  // As far as the page goes, however busy the five apps in it are.
  const turned = async (): Promise<number> => {
    await page.mouse.wheel(0, 300);
    return Number(await scrolledPx());
  };
  await expect.poll(turned, { timeout: 15_000 }).toBeGreaterThan(200);
  // Nobody has touched the kitchen, so it has no sound, and says so in its one row.
  const bar = page.frameLocator('iframe[title="Kitchen"]').locator('.kitchen-bar');
  await shows(bar.locator('.silent'), /Sound off/);
  expect(await bar.evaluate((row) => row.clientHeight)).toBeLessThan(80);
  expect(await examine(page, 'demo-page-scrolled')).toEqual([]);
  await page.close();
});

test('the page of the demo: two tablets that work at once, and a switch that cuts the cable of one', async () => {
  const page = await house.browser.newPage({ viewport: { width: 1500, height: 1000 } });
  await page.goto(house.service.page);
  const [a, b, kitchen] = ['Tablet A', 'Tablet B', 'Kitchen'].map((name) =>
    page.frameLocator(`iframe[title="${name}"]`),
  );
  if (a === undefined || b === undefined || kitchen === undefined) throw new Error('a seat is empty');
  // Somebody of the sample is signed in on each, so that there is something to do at once.
  for (const tablet of [a, b]) await tablet.locator('[data-table="1"]').waitFor();
  await shows(a.locator('body'), /Anna Lind/);
  await shows(b.locator('body'), /Ben Okafor/);
  await shows(kitchen.locator('body'), /Dimitri Pappas/);
  await shows(page.locator('#tables'), /1, 2 are yours/);
  for (const [name, person] of [
    ['Till', 'Farah Aziz'],
    ['Office', 'Ingrid Sandell'],
  ] as const) {
    await page.locator(`iframe[title="${name}"]`).scrollIntoViewIfNeeded();
    await shows(page.frameLocator(`iframe[title="${name}"]`).locator('body'), new RegExp(person));
  }

  const cable = page.getByRole('switch').first();
  await cable.click();
  await shows(cable, 'Mend it');
  await a.locator('[data-table="1"]').click();
  await a.getByRole('button', { name: /^Open for/ }).click();
  await a.locator('.product > button:first-child').first().click();
  await shows(a.locator('.strip').getByRole('status'), /Not connected to the box/, 9_000);
  await page.screenshot({ path: fileURLToPath(new URL('pictures/demo-page.png', import.meta.url)) });
  await shows(b.locator('[data-table="1"]'), /Free/);
  await cable.click();
  await shows(b.locator('[data-table="1"]'), /1 not sent/, 15_000);
  await expect.poll(() => cable.getAttribute('aria-checked')).toBe('false');

  // In a window of its own it is the same device, which nobody has to be asked about.
  const [own] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Own window' }).first().click(),
  ]);
  await shows(own.locator('[data-table="1"]'), /1 not sent/, 15_000);
  await own.close();
  await page.getByRole('button', { name: 'Bring it back here' }).click();
  await shows(a.locator('[data-table="1"]'), /1 not sent/, 15_000);
  // Nor where the frame has not let go, as when it is opened by the middle button: the frame is told instead.
  const [beside] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Own window' }).first().click({ button: 'middle' }),
  ]);
  await shows(beside.locator('[data-table="1"]'), /1 not sent/, 15_000);
  await shows(a.locator('body'), /Another tab is the device/);
  await beside.close();
});
