import type { Page, ViewportSize } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { addsDish, fires, takes, writes } from './kitchen-orders.ts';
import { sampled } from './sampled.ts';
import { Service } from './service.ts';
import { Person } from './staff.ts';
import { Colleague } from './till-colleague.ts';

const large = { width: 1920, height: 1080 };
const small = { width: 1280, height: 800 };
const minuteMs = 60_000;
/** The longest pause between two tries, and the try itself. */
const backMs = 15_000;

let anna: Colleague;
let carla: Colleague;
let cook: Person;
const house = openHouse({
  ...usual,
  open: openedEarlier,
  arrive: async ({ browser, service }) => {
    anna = await Colleague.arrives(service, 'Anna Lind', 'tablet');
    carla = await Colleague.arrives(service, 'Carla Nunes', 'tablet');
    await aBusyHour();
    cook = await Person.arrives(service, await browser.newContext({ viewport: large }), { role: 'kitchen' });
    await cook.page.locator('.ticket-head').first().waitFor();
  },
  leave: () => {
    for (const colleague of [anna, carla]) colleague?.leaves();
  },
});

/** The clock of a device never goes back behind what it has heard, so the evening begins long before the test. */
async function openedEarlier(): Promise<Service> {
  const earlierMs = 120 * minuteMs;
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - earlierMs });
  try {
    return await Service.open(earlierMs);
  } finally {
    vi.useRealTimers();
  }
}

/** Fired so many minutes ago, by the clock of the box. */
async function ago(minutes: number, happened: () => void): Promise<void> {
  await house.service.killBox();
  // Only who has lost the box asks it for the time again.
  await vi.waitFor(() => expect([anna, carla].map(({ core }) => core.connection().kind)).toEqual([null, null]), {
    timeout: backMs,
    interval: 20,
  });
  await house.service.startBox(minutes * minuteMs);
  await Promise.all([isLive(anna), isLive(carla)]);
  happened();
  await Promise.all([anna.isHeard(), carla.isHeard()]);
}

async function aBusyHour(): Promise<void> {
  const [starters, mains] = ['Starters', 'Mains'] as const;
  let seven = '';
  let nine = '';
  let four = '';
  let twelve = '';
  await ago(112, () => {
    const order = takes(anna, '3', [
      { code: 'G1', wants: ['Medium rare', 'Fries', 'Béarnaise'], course: mains, seat: 1 },
      { code: 'G1', wants: ['Well done', 'Green salad'], course: mains, seat: 2, chip: 'no salt' },
      { code: 'G7', wants: ['Lemon potatoes'], course: mains, seat: 3, note: 'Head off, please' },
    ]);
    fires(anna, order);
  });
  await ago(10, () => {
    seven = takes(carla, '7', [
      { code: 'S3', quantity: 2, course: starters },
      { code: 'S6', course: starters, allergy: 'nuts', chip: 'no walnuts' },
      { code: 'G5', wants: ['Fries', 'Bacon'], quantity: 2, course: mains },
    ]);
    carla.do({ type: 'add-mark', order: seven, kind: 'allergy', line: null, seat: null, word: 'nuts' });
    const [burrata, beetroot, burger] = carla.view(seven).lines.map(({ line }) => line);
    fires(carla, seven, [burrata ?? '', beetroot ?? '']);
    carla.do({ type: 'hold', order: seven, lines: [burger ?? ''], held: true });
  });
  await ago(4, () => {
    nine = takes(anna, '9', [{ code: 'P3' }, { code: 'A1', quantity: 3 }, { code: 'A4', chip: 'no onion' }], 3);
    fires(anna, nine);
    four = takes(carla, null, [{ code: 'G5', wants: ['Fries', 'Gluten-free bun'], quantity: 2, allergy: 'gluten' }]);
    writes(carla, four, null, 'Picked up at seven, name is Ek');
    fires(carla, four);
    twelve = takes(carla, '12', [{ code: 'D1', quantity: 2 }, { code: 'D3' }, { code: 'D6' }]);
    fires(carla, twelve);
  });
  await ago(0, () => {
    addsDish(anna, nine, { code: 'A1', quantity: 2 });
    addsDish(anna, nine, { code: 'S8', note: 'Extra lemon' });
    fires(anna, nine);
    const risotto = anna.view(nine).lines.find(({ item }) => item.name.startsWith('Saffron'));
    carla.do({ type: 'void-line', order: nine, line: risotto?.line ?? '', quantity: 1, reason: 'Guest left' });
    carla.do({ type: 'move-order', order: seven, table: carla.row('tables', 'number', '11') });
    carla.do({ type: 'merge-order', order: twelve, into: nine });
    const many = ['N1', 'N2', 'N3', 'S1', 'S2', 'S4', 'S5', 'S6', 'A4', 'A5', 'S3'];
    fires(
      anna,
      takes(
        anna,
        '5',
        many.map((code, at) => ({ code, seat: 1 + (at % 6) })),
        6,
      ),
    );
    fires(carla, takes(carla, 'B1', [{ code: 'B1', quantity: 2 }, { code: 'B2' }], 3));
  });
}

async function isLive({ core }: Colleague): Promise<void> {
  await vi.waitFor(() => expect(core.connection().state).toBe('live'), { timeout: backMs, interval: 50 });
}

/** A page that has just changed its shape sets its columns anew. */
const settledMs = 2_000;

const tooHigh = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.tickets-column')]
      .filter((column) => column.scrollHeight > column.clientHeight + 1)
      .map(
        (column) =>
          `${(column.textContent ?? '').slice(0, 30)} is ${column.scrollHeight - column.clientHeight} too high`,
      ),
  );

/** The place and the minutes of a ticket are two things to read: on one line, with a letter's room between them. */
const runsTogether = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.ticket-place')].flatMap((head) => {
      const [place, age] = [...head.querySelectorAll('b')].map((one) => one.getBoundingClientRect());
      if (place === undefined || age === undefined) return [`${head.textContent}: no place or no minutes`];
      const isClear = age.left - place.right >= 8 && age.top < place.bottom && place.top < age.bottom;
      return isClear ? [] : [`${head.textContent}: the minutes are not beside the place`];
    }),
  );

/** What is wrong with the page; and no ticket reaches below its column. */
async function looksAt(page: Page, name: string): Promise<string[]> {
  let cut = await tooHigh(page);
  for (
    const endMs = performance.now() + settledMs;
    cut.length > 0 && performance.now() < endMs;
    cut = await tooHigh(page)
  );
  const wrong = [...cut, ...(await runsTogether(page))];
  return [...wrong.map((complaint) => `${name}: ${complaint}`), ...(await examine(page, `kitchen-${name}`))];
}

/** The display as it is when it has just been hung up. */
async function display(viewport: ViewportSize, theme: string): Promise<Person> {
  cook.cable.mend();
  await cook.page.setViewportSize(viewport);
  await cook.page.evaluate((name) => {
    localStorage.setItem('comanda.theme', name);
    localStorage.removeItem('comanda-kitchen');
  }, theme);
  await cook.page.reload();
  await shows(cook.page.locator('.ticket-head').first(), /Table 3/, backMs);
  return cook;
}

const looks = [
  ['dark', 'Full HD', large],
  ['light', 'Full HD', large],
  ['contrast', 'Full HD', large],
  ['dark', 'small', small],
  ['light', 'small', small],
] as const;

test.for(sampled(looks))('a busy kitchen is fit for use, %s, %s', async ([theme, size, viewport]) => {
  const wrong: string[] = [];
  cook.page.on('pageerror', (error) => wrong.push(String(error)));
  const { page, cable } = await display(viewport, theme);
  const look = async (name: string) =>
    wrong.push(...(await looksAt(page, `${name}-${theme}-${size.replace(' ', '-')}`)));
  await page
    .locator('.ticket', { hasText: 'Rib eye' })
    .getByRole('button', { name: /Rib eye/ })
    .first()
    .click();
  await shows(page.getByRole('article', { name: 'Table 3' }).locator('.ticket-age'), /^11\d:\d\d$/);
  await shows(page.getByRole('article', { name: 'Table 11' }).first(), /MOVED Table 7 → 11/);
  await shows(
    page.getByRole('article', { name: 'Table 9' }).filter({ hasText: 'MERGED' }).first(),
    /MERGED – Table 12 joined Table 9/,
  );
  await look('all');
  await page.getByRole('tab', { name: /^Grill/ }).click();
  await page.getByRole('button', { name: 'All day' }).click();
  await look('grill');
  await page.getByRole('button', { name: 'Settings' }).click();
  await look('settings');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keys and bump bars' }).click();
  await look('keys');
  await page.keyboard.press('Escape');
  await page.locator('.ticket-head', { hasText: 'Table 3' }).click();
  await shows(page.locator('.undo-bar'), /Table 3 is ready/);
  await look('bumped');
  await page.getByRole('button', { name: /^Recall/ }).click();
  await look('recall');
  await page.getByRole('dialog').getByRole('button', { name: 'Recall' }).first().click();
  await page.keyboard.press('Escape');
  cable.unplug();
  await shows(page.getByRole('alert'), /NO CONTACT/, 9_000);
  await look('no-contact');
  cable.mend();
  expect(wrong).toEqual([]);
});

test('the bar of a kitchen is one row in every language and at every width of a screen, also without sound', async () => {
  const { page } = await display(large, 'dark');
  const bar = page.locator('.kitchen-bar');
  const wrong: string[] = [];
  for (const [language, muted, locked] of [
    ['en', 'Muted', 'Sound off – tap'],
    ['sv', 'Tystad', 'Ljud av – tryck'],
    ['es', 'Silenciado', 'Sin sonido – toca'],
  ] as const) {
    await page.evaluate((chosen) => {
      localStorage.setItem('comanda.language', chosen);
      localStorage.setItem('comanda-kitchen', JSON.stringify({ volume: 'off' }));
    }, language);
    await page.reload();
    await shows(bar.locator('.silent'), new RegExp(muted));
    // What it says before the first touch is longer, and playwright touches every page.
    await bar.locator('.silent .spare').evaluate((words, longer) => {
      words.textContent = longer;
      words.parentElement?.setAttribute('aria-label', longer);
    }, locked);
    for (const width of [1920, 1660, 1444, 1390, 1280, 1024]) {
      await page.setViewportSize({ width, height: 900 });
      const { middles, hidden } = await bar.evaluate((row) => ({
        middles: [...row.children]
          .map((one) => one.getBoundingClientRect())
          .map(({ top, bottom }) => (top + bottom) / 2),
        hidden: (row.firstElementChild?.scrollWidth ?? 0) - (row.firstElementChild?.clientWidth ?? 0),
      }));
      if (Math.max(...middles) - Math.min(...middles) > 4) wrong.push(`${language}, ${width}: two rows`);
      // On an iPad the last station may be a swipe away.
      if (width >= small.width && hidden > 0) wrong.push(`${language}, ${width}: ${hidden} px of the stations hidden`);
    }
  }
  await page.setViewportSize({ width: 1444, height: 900 });
  wrong.push(...(await examine(page, 'kitchen-bar-no-sound')));
  expect(wrong).toEqual([]);
});
