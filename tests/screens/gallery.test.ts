import { fileURLToPath } from 'node:url';
import { serveApps } from '@comanda/server/demo/app-server.ts';
import { themeNames } from '@comanda/shared/ui/theme/tokens.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { examine } from './fit-for-use.ts';

// Every part that the apps share, in every state, theme and size. What it looks like is in `pictures/`, for people.

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}shared/ui/gallery/dist`;
const screens = [
  { name: 'ipad', width: 1180, height: 820 },
  { name: 'phone', width: 390, height: 844 },
];

let browser: Awaited<ReturnType<typeof launchChromium>>;
let gallery: Awaited<ReturnType<typeof serveApps>>;

beforeAll(async () => {
  [browser, gallery] = await Promise.all([
    launchChromium(),
    serveApps({ host: '127.0.0.1', port: 0, folders: { '/': folder } }),
  ]);
});
afterAll(async () => {
  if ('close' in browser) await browser.close();
  await gallery.close();
});

const url = () => `http://127.0.0.1:${gallery.port}/`;

/** Opens what is folded away, one after the other, and looks at each. */
async function examineWhatOpens(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = [];
  const opened = async (button: string, shown: string, as: string) => {
    await page.getByRole('button', { name: button }).first().click();
    await page
      .getByRole(shown as 'dialog')
      .first()
      .waitFor();
    wrong.push(...(await examine(page, `${name}-${as}`)));
    await page.keyboard.press('Escape');
    await page
      .getByRole(shown as 'dialog')
      .first()
      .waitFor({ state: 'hidden' });
  };
  await opened('What to do', 'dialog', 'what-to-do');
  await opened('Void…', 'dialog', 'reason');
  await opened('Ask a manager', 'dialog', 'manager');
  await opened('Table 12', 'menu', 'menu');
  await opened('Cold kitchen', 'listbox', 'select');
  return wrong;
}

test.for(themeNames)('every part is fit for use, %s', async (theme, { skip }) => {
  if ('missing' in browser) return skip(browser.missing);
  const context = await browser.newContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript((chosen) => localStorage.setItem('comanda.theme', chosen), theme);
  const wrong: string[] = [];
  for (const { name, ...viewport } of screens) {
    await page.setViewportSize(viewport);
    await page.goto(url());
    await page.getByRole('heading', { name: 'Gallery' }).waitFor();
    wrong.push(...(await examine(page, `gallery-${theme}-${name}`, { whole: true })));
    wrong.push(...(await examineWhatOpens(page, `gallery-${theme}-${name}`)));
    await page.getByRole('radio', { name: '200 %' }).check();
    wrong.push(...(await examine(page, `gallery-${theme}-${name}-200`, { whole: true })));
    wrong.push(...(await examineWhatOpens(page, `gallery-${theme}-${name}-200`)));
    await page.getByRole('radio', { name: '100 %' }).check();
  }
  expect(wrong).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});
