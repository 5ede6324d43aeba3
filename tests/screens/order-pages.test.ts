import { expect, test } from 'vitest';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { sampled } from './sampled.ts';
import { Person } from './staff.ts';

// An order in all themes, on an iPad held either way, on a phone, and with letters of twice the size.

const house = openHouse(usual);

const ipad = { width: 1180, height: 820 };
const [toast, ribEye, tart] = ['Toast Skagen, vendace roe', 'Rib eye 300 g, béarnaise', 'Lemon tart, burnt meringue'];

test.for(sampled(['light', 'dark', 'contrast'] as const))(
  'the pages of an order are fit for use, %s',
  async (theme) => {
    const context = await house.browser.newContext({
      viewport: ipad,
      colorScheme: theme === 'light' ? 'light' : 'dark',
    });
    const anna = await Person.arrives(house.service, context);
    const { page } = anna;
    const wrong: string[] = [];
    const look = async (name: string) => wrong.push(...(await examine(page, `order-${name}-${theme}`)));
    await page.evaluate((chosen) => {
      if (chosen === 'contrast') document.documentElement.dataset.theme = chosen;
    }, theme);
    await anna.goesToTable({ light: '13', dark: '14', contrast: '15' }[theme]);
    await look('empty');
    await anna.adds('Starters', toast);
    await anna.sends();
    await anna.adds('From the grill', ribEye);
    await look('questions');
    await page.getByRole('button', { name: 'Medium rare' }).click();
    await page.getByRole('button', { name: 'Green salad' }).click();
    await anna.adds('Desserts', tart);
    await anna.opensLine(ribEye);
    await page.getByRole('button', { name: 'nuts', exact: true }).click();
    await look('line');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^New lines, Seat/ }).click();
    await look('seat');
    await page.keyboard.press('Escape');
    await anna.opensLine(toast);
    await page.getByRole('button', { name: 'Void', exact: true }).click();
    await look('void');
    await page.getByRole('button', { name: 'Mistake at the table' }).click();
    await page.getByRole('heading', { name: 'A manager has to approve' }).waitFor();
    await look('approval');
    for (const _ of ['the question', 'the line']) await page.keyboard.press('Escape');
    await page.getByRole('button', { name: `${tart}: details` }).click();
    await look('detail');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await look('whole');
    await page.getByRole('button', { name: 'Customer' }).click();
    await look('customer');
    await page.keyboard.press('Escape');
    for (const [shape, width, height] of [
      ['landscape', 1180, 820],
      ['portrait', 820, 1180],
      ['phone', 390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await look(shape);
    }
    await page.getByRole('tab', { name: /^Order/ }).click();
    await look('phone-order');
    await page.setViewportSize(ipad);
    await page.evaluate(() => {
      document.documentElement.dataset.text = '200';
    });
    await look('large-letters');
    expect(wrong).toEqual([]);
    await context.close();
  },
);
