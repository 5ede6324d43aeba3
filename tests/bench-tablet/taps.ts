import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Person } from '../screens/staff.ts';
import { type Figure, single, spread } from './figures.ts';
import type { Restaurant } from './restaurant.ts';
import { longestOf, traced } from './trace.ts';

export async function slowed(page: Page, slowerBy: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowerBy });
}

export const iPad = { viewport: { width: 1180, height: 820 }, hasTouch: true } as const;

/** When the finger came down and when the lines were other ones, by the clock that pages of one machine share. */
type Seen = { readonly fingers: number[]; readonly lines: number[] };

/** The page writes down when a finger comes down, and when what it shows of the order is another. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: Seen = { fingers: [], lines: [] };
    Object.assign(window, { seen });
    const nowMs = (ms: number): number => performance.timeOrigin + ms;
    addEventListener('pointerdown', ({ timeStamp }) => seen.fingers.push(nowMs(timeStamp)), true);
    const lines = document.querySelector('.lines');
    if (lines === null) throw new Error('there is no order on this page');
    new MutationObserver(() => seen.lines.push(nowMs(performance.now()))).observe(lines, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });

const seenBy = (page: Page): Promise<Seen> => page.evaluate(() => (window as unknown as { seen: Seen }).seen);

/** For each finger the first change after it. */
function waits(fingers: readonly number[], changes: readonly number[]): number[] {
  return fingers.map((atMs) => (changes.find((ms) => ms >= atMs) ?? Number.POSITIVE_INFINITY) - atMs);
}

type Taps = { readonly taps: number; readonly firstTaps: number; readonly slowerBy: number };

/** Two tablets at one table: Anna taps dishes that ask nothing, Ben looks at the same order. */
export async function measureTaps(
  browser: Browser,
  { service }: Restaurant,
  { taps, firstTaps, slowerBy }: Taps,
): Promise<Figure[]> {
  const contexts: BrowserContext[] = [await browser.newContext(iPad), await browser.newContext(iPad)];
  const [anna, ben] = (await Promise.all([
    Person.arrives(service, contexts[0] as BrowserContext),
    Person.arrives(service, contexts[1] as BrowserContext, { person: 'Ben Okafor' }),
  ])) as [Person, Person];
  await anna.goesToTable('1');
  await anna.page.getByRole('button', { name: 'Coffee and soft drinks', exact: true }).click();
  await anna.page.locator('.product', { hasText: 'Cola' }).first().waitFor();
  const drinks = await placesOf(anna.page, ['Blood orange soda', 'Cola', 'Sparkling water']);
  await tapThrough(anna.page, drinks, 1);
  await ben.joinsTable('1');
  for (const { page } of [anna, ben]) {
    await slowed(page, slowerBy);
    await watch(page);
  }
  await tapThrough(anna.page, drinks, firstTaps);
  const trace = await traced(browser, anna.page, () => tapThrough(anna.page, drinks, taps));
  const [here, there] = await Promise.all([seenBy(anna.page), seenBy(ben.page)]);
  const fingers = here.fingers.slice(-taps);
  await Promise.all(contexts.map((context) => context.close()));
  return [
    spread('tap to line, ms', waits(fingers, here.lines), 100),
    spread('change on the other tablet, ms', waits(fingers, there.lines), 300),
    single('script of a tap, ms', trace.scriptMs / taps),
    single('layout of a tap, ms', trace.layoutMs / taps),
    single('longest task while tapping, ms', longestOf(trace)),
  ];
}

/** A hurried waiter: some two taps in a second. */
const betweenMs = 450;

type Place = { readonly x: number; readonly y: number };

/** Where a finger goes for dishes that ask nothing. Looked up once: whoever looks for a button makes the page work. */
async function placesOf(page: Page, names: readonly string[]): Promise<Place[]> {
  const places = await page.evaluate((wanted) => {
    const tiles = [...document.querySelectorAll('.product > button:first-child')];
    return tiles.flatMap((tile) => {
      const { left, top, width, height, bottom } = tile.getBoundingClientRect();
      const isMeant = wanted.some((name) => tile.textContent?.includes(name));
      return isMeant && bottom < innerHeight ? [{ x: left + width / 2, y: top + height / 2 }] : [];
    });
  }, names);
  if (places.length === 0) throw new Error(`none of ${names.join(', ')} is on the first page of its category`);
  return places;
}

async function tapThrough(page: Page, places: readonly Place[], taps: number): Promise<void> {
  for (let tap = 0; tap < taps; tap += 1) {
    const { x, y } = places[tap % places.length] as Place;
    await page.touchscreen.tap(x, y);
    await page.waitForTimeout(betweenMs);
  }
}
