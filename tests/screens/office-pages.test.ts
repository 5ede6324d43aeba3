import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { sampled } from './sampled.ts';
import { Service } from './service.ts';
import { Person } from './staff.ts';

// Every page of the office on a laptop, an iPad and a phone, in daylight and in the dark: nothing that axe calls serious,
// nothing too small for a finger, nothing wider than its screen.

const pictures = fileURLToPath(new URL('pictures', import.meta.url));
const screens = { laptop: [1440, 900], ipad: [1180, 820], phone: [390, 844] } as const;
const pages = {
  today: '/',
  floors: '/floors',
  products: '/products',
  categories: '/products/categories',
  stations: '/products/stations',
  courses: '/products/courses',
  questions: '/products/questions',
  sharing: '/sharing',
  devices: '/devices',
  'new-device': '/devices/new/kitchen',
  'this-device': '/devices/this',
  staff: '/staff',
  'new-person': '/staff/new',
} as const;
const leastTouchPx = 48;

let browser: Awaited<ReturnType<typeof launchChromium>>;
let service: Service;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [browser, service] = await Promise.all([launchChromium(), Service.open()]);
});
afterAll(async () => {
  if ('close' in browser) await browser.close();
  await service.close();
});

async function complaints(page: Page): Promise<string[]> {
  const own = await page.evaluate((least) => {
    const small = [...document.querySelectorAll<HTMLElement>('button, a, summary, input, select, textarea')]
      .filter((one) => one.checkVisibility() && one.closest('.visually-hidden') === null)
      .map((one) => ({
        text: one.textContent || one.ariaLabel,
        box: (one.closest('label') ?? one).getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5))
      .map(({ text, box }) => `${text} is ${Math.round(box.width)} × ${Math.round(box.height)}`);
    const wide = document.documentElement.scrollWidth > window.innerWidth ? ['wider than the screen'] : [];
    return [...small, ...wide];
  }, leastTouchPx);
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    type Finding = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] };
    const { axe: tool } = window as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } };
    const { violations } = await tool.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
  });
  return [...own, ...found];
}

test.for(sampled(['light', 'dark'] as const))(
  'every page of the office is fit for use, %s',
  { timeout: 120_000 },
  async (colorScheme, { skip }) => {
    if ('missing' in browser) return skip(browser.missing);
    const context = await browser.newContext({ colorScheme, viewport: { width: 1440, height: 900 } });
    const { page } = await Person.arrives(service, context, { role: 'office' });
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    const wrong: string[] = [];
    for (const [screen, [width, height]] of Object.entries(screens)) {
      await page.setViewportSize({ width, height });
      for (const [name, path] of Object.entries(pages)) {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, path);
        await page.locator(`main.page`).waitFor();
        if (name === 'floors') await page.locator('.plan [data-table="12"]').focus();
        await page.screenshot({ path: join(pictures, `office-${name}-${screen}-${colorScheme}.png`) });
        wrong.push(...(await complaints(page)).map((complaint) => `${name} on ${screen}: ${complaint}`));
      }
    }
    expect(wrong).toEqual([]);
    await context.close();
  },
);
