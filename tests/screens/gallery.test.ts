import { fileURLToPath } from 'node:url';
import { serveApps } from '@comanda/server/demo/app-server.ts';
import { languages } from '@comanda/shared/staff/staff.ts';
import { themeNames, themes } from '@comanda/shared/ui/theme/tokens.ts';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { sampled } from './sampled.ts';

// Every part that the apps share, in every state, theme and size. What it looks like is in `pictures/`, for people.

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = { '/': `${root}shared/ui/gallery/dist`, '/tablet/': `${root}tablet-app/gallery/dist` } as const;
const screens = [
  { name: 'ipad', width: 1180, height: 820 },
  { name: 'phone', width: 390, height: 844 },
];

const house = openHouse({
  ...usual,
  open: () => serveApps({ host: '127.0.0.1', port: 0, folders }),
});

const url = () => `http://127.0.0.1:${house.service.port}/`;

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

test.for(sampled(themeNames))('every part is fit for use, %s', async (theme) => {
  const context = await house.browser.newContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript((chosen) => localStorage.setItem('comanda.theme', chosen), theme);
  const wrong: string[] = [];
  for (const { name, ...viewport } of sampled(screens)) {
    await page.setViewportSize(viewport);
    await page.goto(url());
    await page.getByRole('heading', { name: 'Gallery' }).waitFor();
    for (const letters of sampled(['100', '200'])) {
      await page.getByRole('radio', { name: `${letters} %` }).check();
      wrong.push(...(await examine(page, `gallery-${theme}-${name}-${letters}`, { whole: true })));
      wrong.push(...(await examineWhatOpens(page, `gallery-${theme}-${name}-${letters}`)));
    }
  }
  expect(wrong).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

const looks = themeNames.flatMap((theme) => languages.map((language) => ({ theme, language })));

test.for(sampled(looks))(
  'what only the tablet has is fit for use, $theme, in $language',
  { timeout: 120_000 },
  async ({ theme, language }) => {
    const context = await house.browser.newContext();
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.addInitScript(
      (chosen) => {
        localStorage.setItem('comanda.theme', chosen.theme);
        localStorage.setItem('comanda.language', chosen.language);
      },
      { theme, language },
    );
    const wrong: string[] = [];
    for (const { name, ...viewport } of sampled(screens)) {
      const look = async (of: string, whole = false) =>
        wrong.push(...(await examine(page, `gallery-tablet-${of}-${theme}-${language}-${name}`, { whole })));
      await page.setViewportSize(viewport);
      await page.goto(`${url()}tablet/`);
      const sheets = page.locator('[data-sheet]');
      await sheets.first().waitFor();
      for (const steps of await page.locator('.drill-now > [aria-expanded]').all()) await steps.click();
      await look('practice', true);
      for (const sheet of await sheets.all()) {
        await sheet.click();
        await page.getByRole('dialog').waitFor();
        await look(String(await sheet.getAttribute('data-sheet')));
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
      }
    }
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  },
);

test('a device is told Spanish: it says everything in Spanish, and still does when it is opened again', async () => {
  const context = await house.browser.newContext({ locale: 'sv-SE' });
  const page = await context.newPage();
  await page.goto(url());
  await page.getByText('Ingen kontakt med boxen. Jobba vidare – 3 ändringar skickas senare.').waitFor();
  await page.getByText('Español').click();
  const spanish = page.getByText('Sin conexión con la central. Sigue trabajando – se enviarán 3 cambios.');
  await spanish.waitFor();
  await page.reload();
  await spanish.waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
  await page.getByText('Como el navegador').click();
  await page.getByText('Ingen kontakt med boxen.').first().waitFor();
  await context.close();
});

test('on an iPad a strip is one row whatever it says, in every language', async () => {
  // The gallery has a margin of 16 px: each strip is as wide as an iPad.
  const page = await house.browser.newPage({ viewport: { width: 1180 + 32, height: 820 } });
  await page.goto(url());
  const wrong: string[] = [];
  for (const [language, button] of [
    ['English', 'What to do'],
    ['Svenska', 'Vad gör jag?'],
    ['Español', 'Qué hacer'],
  ] as const) {
    await page.getByText(language, { exact: true }).click();
    await page.getByRole('button', { name: button }).first().waitFor();
    wrong.push(...(await page.locator('.exhibit .strip').evaluateAll(brokenIn)));
  }
  // A phone has no room for what is said elsewhere, too.
  await page.setViewportSize({ width: 390, height: 844 });
  expect(
    await page.locator('.exhibit .strip-offline').evaluateAll((all) => all.map((one) => one.checkVisibility())),
  ).toEqual([false, false]);
  expect(wrong).toEqual([]);
  await page.close();

  /** In the page: what of the strips is not in one row, which is as high as a button. */
  function brokenIn(strips: Element[]): string[] {
    const [rowPx, linePx, widthPx] = [60, 30, 1180];
    return strips.flatMap((strip) => {
      const box = strip.getBoundingClientRect();
      const sentence = strip.querySelector('strong')?.getBoundingClientRect().height ?? 0;
      const ends = [...strip.querySelectorAll('*')].map((one) => one.getBoundingClientRect().right);
      const facts = [
        [Math.abs(box.width - widthPx) > 1, `${box.width} px wide`],
        [box.height > rowPx, `${box.height} px high`],
        [sentence > linePx, 'a sentence of two lines'],
        [Math.max(...ends) > box.right, 'too long'],
      ] as const;
      return facts.filter(([isSo]) => isSo).map(([, what]) => `${strip.textContent}: ${what}`);
    });
  }
});

test('a three and a × go before the dish; a finger on the toast holds it', async () => {
  const context = await house.browser.newContext();
  const page = await context.newPage();
  await page.goto(url());
  const pad = page.locator('.quantity-pad');
  await pad.getByRole('button', { name: 'Quantity 3: clear it' }).click();
  await pad.getByRole('button', { name: '1', exact: true }).click();
  await pad.getByRole('button', { name: '2', exact: true }).click();
  expect(await pad.getByRole('button', { name: '7', exact: true }).isDisabled()).toBe(true);
  await pad.getByRole('button', { name: 'Take the typed number as a quantity' }).click();
  expect(await pad.locator('output').textContent()).toBe('12 ×');

  await page.clock.install();
  await page.getByRole('button', { name: 'Show a toast' }).click();
  const toast = page.locator('.toasts .toast');
  await toast.getByRole('button', { name: 'Undo' }).focus();
  await page.clock.runFor(20_000);
  expect(await toast.count()).toBe(1);
  await page.getByRole('button', { name: 'Show a toast' }).focus();
  await page.clock.runFor(4_900);
  expect(await toast.count()).toBe(1);
  await page.clock.runFor(200);
  expect(await toast.count()).toBe(0);
  await context.close();
});

test('a reason of one’s own, and a manager whose PIN is wrong at first', async () => {
  const context = await house.browser.newContext();
  const page = await context.newPage();
  await page.goto(url());
  await page.getByRole('button', { name: 'Void…' }).click();
  await page.getByRole('button', { name: 'Another reason…' }).click();
  const confirm = page.getByRole('button', { name: 'Confirm' });
  await page.getByLabel('Say why').fill('   ');
  expect(await confirm.isDisabled()).toBe(true);
  await page.getByLabel('Say why').fill('Dropped at the pass');
  await confirm.click();
  await page.getByText('Void: Dropped at the pass').waitFor();

  await page.getByRole('button', { name: 'Ask a manager' }).click();
  await page.getByRole('button', { name: 'Matteo Ricci' }).last().click();
  const pin = page.getByLabel('PIN of Matteo Ricci');
  await pin.fill('1111');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  expect(await pin.inputValue()).toBe('');
  for (const digit of '5823') await page.getByRole('dialog').getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await context.close();
});

test('a device looks as its system asks, until somebody chooses otherwise on it', async () => {
  const grounds = Object.fromEntries(themeNames.map((name) => [name, themes[name].ground]));
  const asked = [
    [{ colorScheme: 'light' }, grounds.light],
    [{ colorScheme: 'dark' }, grounds.dark],
    [{ colorScheme: 'dark', contrast: 'more' }, grounds.contrast],
  ] as const;
  const page = await house.browser.newPage();
  const shown = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ground'));
  for (const [system, ground] of asked) {
    await page.emulateMedia(system);
    await page.goto(url());
    await page.getByRole('radio', { name: 'As the device' }).waitFor();
    expect(longHex(await shown())).toBe(ground);
    await page.getByText('Light', { exact: true }).click();
    expect(longHex(await shown())).toBe(grounds.light);
    await page.reload();
    expect(longHex(await shown())).toBe(grounds.light);
    await page.evaluate(() => localStorage.clear());
  }
  await page.close();
});

/** A build writes `#000` for `#000000`. */
const longHex = (colour: string): string => colour.replace(/^#(\w)(\w)(\w)$/, '#$1$1$2$2$3$3');
