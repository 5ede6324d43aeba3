import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { openHouse, usual } from './house.ts';
import { Person, waitersOf } from './staff.ts';

const house = openHouse(usual);

const viewport = { width: 1280, height: 720 };
const waiter = waitersOf(house, { viewport });

const [olives, sourdough, almonds] = [
  'Green olives, orange, fennel seed',
  'Sourdough, browned butter',
  'Marcona almonds, smoked salt',
];
/** The strip of who is cut off stands out from one that is live. */
const colourOf = ({ strip }: Person): Promise<string> => strip.evaluate((one) => getComputedStyle(one).backgroundColor);

/** Six seconds of silence, and the half second in which a page looks. */
const noticedMs = 8_000;
/** The longest pause between two tries, and the try itself. */
const backMs = 15_000;

test('a cable that swallows bytes: both go on working, nobody is shown as fresh, mended each tap is there once', async () => {
  const [anna, ben] = await Promise.all([waiter(), waiter('Ben Okafor')]);
  await anna.goesToTable('12');
  await anna.adds('Snacks', olives);
  await ben.joinsTable('12');
  await shows(ben.quantity(olives), '1');

  anna.cable.cut();
  await anna.tapsPlus(olives);
  await anna.adds('Snacks', almonds);
  await ben.tapsPlus(olives);
  await ben.adds('Snacks', sourdough);
  await shows(
    anna.strip.getByRole('status'),
    'Not connected to the box. Keep working – 2 changes will be sent.',
    noticedMs,
  );
  expect(await colourOf(anna)).not.toBe(await colourOf(ben));
  expect(Number(/heard (\d+) s/.exec((await anna.strip.textContent()) ?? '')?.[1])).toBeGreaterThanOrEqual(5);
  await shows(anna.line(almonds).locator('.line-mark'), 'on this tablet');
  await shows(anna.quantity(olives), '2');
  await shows(ben.quantity(olives), '2');
  await shows(ben.strip.getByRole('status'), 'Live');
  expect(await anna.line(sourdough).count()).toBe(0);

  anna.cable.mend();
  await shows(anna.strip.getByRole('status'), /^All caught up \d\d:\d\d$/, backMs);
  for (const person of [anna, ben]) {
    await shows(person.quantity(olives), '3', backMs);
    await shows(person.quantity(almonds), '1');
    await shows(person.quantity(sourdough), '1');
    await shows(person.line(almonds).locator('.line-mark'), 'safe at the box');
    await shows(person.strip.getByRole('status'), 'Live');
  }
  await shows(anna.page.locator('.panel.away'), /^While you were away: \d+ changes? at 1 table/);
  await anna.page.locator('.panel.away').getByRole('button', { name: 'Show' }).click();
  await shows(anna.page.locator('.away-orders'), /added 1 × Sourdough/);
  await anna.page.getByRole('button', { name: 'Close', exact: true }).click();
  await anna.page.getByRole('button', { name: 'I have seen this' }).click();
  await expect.poll(() => anna.page.locator('.panel.away').count()).toBe(0);
  const [inTheBox] = house.service.sql<{ taps: number; ids: number; lines: number }>(
    `SELECT count(*) AS taps, count(DISTINCT id) AS ids, sum(type = 'line-added') AS lines
       FROM order_events WHERE type IN ('line-added', 'quantity-tapped')`,
  );
  expect(inTheBox).toEqual({ taps: 5, ids: 5, lines: 3 });
});

test('dishes sent from two tables at once: who was cut off reads where they are being cooked', async () => {
  const [anna, ben] = await Promise.all([waiter(), waiter('Ben Okafor')]);
  await anna.goesToTable('14');
  await anna.page.getByRole('button', { name: '3 times' }).click();
  await anna.adds('Snacks', olives);
  await shows(anna.line(olives).locator('.line-mark'), 'safe at the box');
  await ben.joinsTable('14');
  await shows(ben.quantity(olives), '3');
  anna.cable.cut();
  const { page } = ben;
  await ben.opensLine(olives);
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByRole('button', { name: 'How many: Fewer' }).click();
  await page.locator('.sheet').getByRole('button', { name: '15', exact: true }).click();
  await shows(ben.quantity(olives), '1');
  await ben.goesToFloor();
  await ben.goesToTable('15');
  await ben.sends();
  await anna.sends();
  await shows(anna.quantity(olives), '3');
  anna.cable.mend();
  await shows(anna.quantity(olives), '1', backMs);
  await shows(anna.line(olives).locator('.line-conflict'), `2 × ${olives}: already being cooked for Table 15`);
  await shows(anna.line(olives).locator('.line-state'), /^(fired|kitchen has it) /);
});

test('the box is killed in the middle of service and started again: the tablet waits, and then it is all there', async () => {
  const anna = await waiter();
  await anna.goesToTable('3');
  await anna.adds('Snacks', olives);
  await shows(anna.line(olives).locator('.line-mark'), 'safe at the box');
  await house.service.killBox();
  await anna.tapsPlus(olives);
  await shows(anna.line(olives).locator('.line-mark'), 'on this tablet');
  await shows(anna.strip.getByRole('status'), /Not connected to the box/, noticedMs);
  const since = anna.page.locator('.course-since');
  await anna.sends();
  await shows(anna.line(olives).locator('.state-word'), 'waits for the box');
  await shows(since, 'waits for the box');
  await house.service.startBox();
  await shows(anna.line(olives).locator('.line-mark'), 'safe at the box', backMs);
  await shows(anna.quantity(olives), '2');
  await shows(anna.strip.getByRole('status'), 'Live');
  await shows(anna.line(olives).locator('.state-word'), /^(fired|kitchen has it) /);
  await shows(since, /^fired \d/);
});

test('a network that lets no WebSocket through: the same by long-poll', async () => {
  const refuses = (bytes: Buffer) => /upgrade: websocket/i.test(bytes.toString('latin1'));
  const [anna, ben] = await Promise.all([
    Person.arrives(house.service, await house.browser.newContext({ viewport }), { refuses }),
    waiter('Ben Okafor'),
  ]);
  await anna.goesToTable('5');
  await shows(anna.strip, /Live.*by long-poll/, noticedMs);
  await anna.adds('Snacks', olives);
  await shows(anna.line(olives).locator('.line-mark'), 'safe at the box');
  await ben.joinsTable('5');
  await ben.tapsPlus(olives);
  await shows(anna.quantity(olives), '2');
  // An empty answer of the feed is its heartbeat.
  await sleep(4_000);
  await shows(anna.strip, /Live.*by long-poll/);
});

test('a second tab says that the first is the device, and takes over when it is asked to', async () => {
  const anna = await waiter();
  await anna.page.locator('[data-table="1"]').waitFor();
  const second = await anna.page.context().newPage();
  await second.goto(house.service.appUrl('/'));
  await second.getByRole('heading', { name: 'Another tab is the device' }).waitFor();
  await second.getByRole('button', { name: 'Use here' }).click();
  await second.locator('[data-table="1"]').waitFor();
  await anna.page.getByRole('heading', { name: 'Another tab is the device' }).waitFor();
  await anna.page.getByRole('button', { name: 'Use here' }).click();
  await anna.page.locator('[data-table="1"]').waitFor();
  await shows(anna.strip.getByRole('status'), 'Live', backMs);
});
