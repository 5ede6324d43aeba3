import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { findChromium, flags } from './chromium.ts';
import { shows } from './expectations.ts';
import { openHouse, usual } from './house.ts';
import { Person } from './staff.ts';

const profile = mkdtempSync(join(tmpdir(), 'comanda-profile-'));
const running = new Set<ChildProcess>();
const house = openHouse({
  ...usual,
  launch: async () => {
    const path = await findChromium();
    return typeof path === 'string' ? { path, close: putAway } : path;
  },
});

async function putAway(): Promise<void> {
  for (const program of running) await killNow(program);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

/** A browser that we may kill, in a profile that stays. */
async function start(path: string): Promise<{ browser: Browser; kill(): Promise<void> }> {
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const program = spawn(
    path,
    [
      ...flags,
      '--headless=new',
      '--window-size=1180,900',
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      'about:blank',
    ],
    // A group of its own: the browser is many processes, and a power cut takes them all.
    { stdio: 'ignore', detached: true },
  );
  running.add(program);
  const port = await expect
    .poll(() => readPort(portFile), { timeout: 20_000 })
    .toBeTruthy()
    .then(() => readPort(portFile));
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  return { browser, kill: () => killNow(program) };
}

function readPort(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n')[0];
  } catch {
    // Not written yet.
    return undefined;
  }
}

async function killNow(program: ChildProcess): Promise<void> {
  if (!running.delete(program) || program.pid === undefined) return;
  const gone = new Promise((resolve) => program.once('exit', resolve));
  process.kill(-program.pid, 'SIGKILL');
  await gone;
}

test('the browser is killed right after it said "on this tablet", and the box is gone: the tap is there again', async () => {
  const { path } = house.browser;
  const before = await start(path);
  const [context] = before.browser.contexts();
  if (context === undefined) throw new Error('the browser has no profile');
  const anna = await Person.arrives(house.service, context);
  await anna.goesToTable('9');
  await anna.adds('Snacks', 'Green olives');
  const olives = 'Green olives, orange, fennel seed';
  await shows(anna.line(olives).locator('.line-mark'), 'safe at the box');
  await house.service.killBox();
  await anna.tapsPlus(olives);
  await anna.adds('Snacks', 'Sourdough');
  await shows(anna.line('Sourdough, browned butter').locator('.line-mark'), 'on this tablet');
  await before.kill();

  // The app comes from where it always came from; the box, at its own address, is still down.
  const after = await start(path);
  const page = await after.browser.contexts()[0]?.newPage();
  if (page === undefined) throw new Error('the browser has no profile');
  await page.goto(house.service.appUrl('/'));
  await page.locator('[data-table="9"]').click();
  await shows(page.locator(`.line[data-name="${olives}"] .line-quantity`), '2');
  await shows(page.locator('.line[data-name^="Sourdough"] .line-mark'), 'on this tablet');
  await shows(page.locator('.strip').getByRole('status'), /Keep working – 2 changes will be sent/);

  await house.service.startBox();
  await shows(page.locator('.line[data-name^="Sourdough"] .line-mark'), 'safe at the box', 15_000);
  const [inTheBox] = house.service.sql<{ taps: number }>(
    `SELECT count(*) AS taps FROM order_events WHERE type IN ('line-added', 'quantity-tapped')`,
  );
  expect(inTheBox).toEqual({ taps: 3 });
});
