import { Person } from '../screens/staff.ts';
import { type Figure, single, spread } from './figures.ts';
import type { Restaurant } from './restaurant.ts';
import { newProfile, Tablet } from './tablet.ts';
import { longestOf } from './trace.ts';

/**
 * When the finger left the glass and when the lines were other ones, by the clock that pages of one machine share. A tap is one only
 * when the finger leaves: until then it may become anything, and browsers count its answer from there, too
 * (https://www.w3.org/TR/event-timing/).
 */
type Seen = { readonly fingers: number[]; readonly lines: number[] };

/** The page writes down when a finger leaves, and when what it shows of the order is another. */
function watch(): void {
  const seen: Seen = { fingers: [], lines: [] };
  Object.assign(window, { seen });
  const nowMs = (ms: number): number => performance.timeOrigin + ms;
  addEventListener('pointerup', ({ timeStamp }) => seen.fingers.push(nowMs(timeStamp)), true);
  const lines = document.querySelector('.lines');
  if (lines === null) throw new Error('there is no order on this page');
  new MutationObserver(() => seen.lines.push(nowMs(performance.now()))).observe(lines, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

const seenBy = (tablet: Tablet): Promise<Seen> => tablet.evaluate(() => (window as unknown as { seen: Seen }).seen);

/** For each finger the first change after it. */
function waits(fingers: readonly number[], changes: readonly number[]): number[] {
  return fingers.map((atMs) => (changes.find((ms) => ms >= atMs) ?? Number.POSITIVE_INFINITY) - atMs);
}

type Taps = { readonly taps: number; readonly firstTaps: number; readonly slowerBy: number };

/** Two tablets at one table: Anna taps dishes that ask nothing, Ben looks at the same order. */
export async function measureTaps({ service }: Restaurant, { taps, firstTaps, slowerBy }: Taps): Promise<Figure[]> {
  const [annas, bens] = await Promise.all([Tablet.start(newProfile()), Tablet.start(newProfile())]);
  try {
    await annas.prepare(async (context) => {
      const anna = await Person.arrives(service, context);
      await anna.goesToTable('1');
      await anna.page.getByRole('button', { name: 'Coffee and soft drinks', exact: true }).click();
      await anna.page.locator('.product', { hasText: 'Cola' }).first().waitFor();
    });
    await annas.hold(1);
    const drinks = await annas.evaluate(placesOfDrinks);
    if (drinks.length === 0) throw new Error('none of the drinks is on the first page of its category');
    await tapThrough(annas, drinks, 1);
    await bens.prepare(async (context) => {
      const ben = await Person.arrives(service, context, { person: 'Ben Okafor' });
      await ben.joinsTable('1');
    });
    await bens.hold(slowerBy);
    await annas.hold(slowerBy);
    for (const tablet of [annas, bens]) await tablet.evaluate(watch);
    await tapThrough(annas, drinks, firstTaps + taps);
    const [tapped, shown] = await Promise.all([seenBy(annas), seenBy(bens)]);
    // Each has a processor of its own, which two slowed ones beside a box have not on a small machine.
    await bens.hold(1);
    const trace = await annas.traced(() => tapThrough(annas, drinks, taps));
    const { fingers, lines } = await seenBy(annas);
    return [
      spread('tap to line, ms', waits(fingers.slice(-taps), lines), 100),
      spread('change on the other tablet, ms', waits(tapped.fingers.slice(-taps), shown.lines), 300),
      single('script of a tap, ms', trace.scriptMs / taps),
      single('layout of a tap, ms', trace.layoutMs / taps),
      single('longest task while tapping, ms', longestOf(trace)),
    ];
  } finally {
    await Promise.all([annas.discard(), bens.discard()]);
  }
}

/** A hurried waiter: some two taps in a second. */
const betweenMs = 450;

type Place = { readonly x: number; readonly y: number };

/** Where a finger goes for dishes that ask nothing. Looked up once: whoever looks for a button makes the page work. */
function placesOfDrinks(): Place[] {
  const tiles = [...document.querySelectorAll('.product > button:first-child')];
  return tiles.flatMap((tile) => {
    const { left, top, width, height, bottom } = tile.getBoundingClientRect();
    const wanted = ['Blood orange soda', 'Cola', 'Sparkling water'];
    const isMeant = wanted.some((name) => tile.textContent?.includes(name));
    return isMeant && bottom < innerHeight ? [{ x: left + width / 2, y: top + height / 2 }] : [];
  });
}

async function tapThrough(tablet: Tablet, places: readonly Place[], taps: number): Promise<void> {
  for (let tap = 0; tap < taps; tap += 1) {
    await tablet.tap(places[tap % places.length] as Place);
    await new Promise((resolve) => setTimeout(resolve, betweenMs));
  }
}
