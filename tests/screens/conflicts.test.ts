import { fileURLToPath } from 'node:url';
import { serveApps } from '@comanda/server/demo/app-server.ts';
import { type SceneName, sceneNames } from '@comanda/shared/replica/practice/evening/scenes.ts';
import { expect, test } from 'vitest';
import { chromiumForFile } from './chromium.ts';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse } from './house.ts';
import { sampled } from './sampled.ts';

// Two tablets of a practice do again what was recorded, cut off from each other. No box is there, and nobody is paired.

const tablet = fileURLToPath(new URL('../../tablet-app/dist', import.meta.url));
const house = openHouse({
  launch: () => chromiumForFile(),
  open: () => serveApps({ host: '127.0.0.1', port: 0, folders: { '/': tablet } }),
});

const [toast, bread] = ['Toast Skagen', 'Sourdough'];

/** What anybody can read on the order when the two see each other again, without having been told what happened. */
const told: Readonly<Record<SceneName, readonly RegExp[]>> = {
  addBoth: [/added by Anna/, /added by Ben/, /4 not sent/],
  tapBoth: [/4Toast|4\s*Toast/, /quantity by Ben .*, Anna|quantity by Anna .*, Ben/],
  typeAndTap: [/5\s*Toast/, /quantity by Anna .*, Ben/],
  typeBoth: [
    /Ben Okafor \(.*\) had typed 3/,
    /Ben Okafor \(.*\) had set 5 guests\s*Take that: 5 guests/,
    /Ben Okafor \(.*\) had chosen Seat 1/,
  ],
  noteBoth: [/“please: no nuts, in a bowl”/],
  removedAndChanged: [/removed by Ben/, /Bring back/],
  removedAndFired: [/wanted 0, kitchen has 2/, /removed by Ben/, /fired \d\d:\d\d/],
  firedBoth: [/2\s*Toast/, /Everything is sent/],
  movedTwice: [/Table 3/, /Ben Okafor \(.*\) had moved it to Table 2/],
  openedTwice: [/This table was opened twice/, /Make it one order/],
  cancelledAndAdded: [/Ben Okafor \(.*\) cancelled this order \(Guests left\), but others had gone on/],
  paidAndAdded: [/Added after the bill was paid/, /after the bill/, /To pay\s*55.00/],
  paidTwice: [/Overpaid: refund due 370.00 · 370.00 taken by Anna Lind .* · 370.00 taken by Ben Okafor/],
  voidedAndPaid: [/Overpaid: refund due 185.00/, /1 void/],
  bumpedAndRecalled: [/ready/, /taken back into the kitchen by Ben Okafor/, /Serve all that is ready/],
  tableArchived: [/This table is not on the plan any more/, new RegExp(toast)],
  soldOut: [/sold out: ask the kitchen/, new RegExp(`1\\s*${bread}`)],
  stationChanged: [/stays at .+, where it was sent/, /Everything is sent/],
  wrongClock: [/Ben Okafor \(.*\) had typed 3/, /Ben Okafor \(.*\) had set 5 guests/, new RegExp(`4\\s*${toast}`)],
};

test.for(sampled(sceneNames))('what became of it can be read from both screens: %s', async (name) => {
  const context = await house.browser.newContext({ viewport: { width: 1180, height: 820 } });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${house.service.port}/#/evening`);
  await page.getByLabel('Situation').selectOption(name);
  await page.getByRole('button', { name: 'To the end' }).click();
  await page.locator('.evening[data-phase="met"]').waitFor();
  const main = page.locator('main.order');
  for (const sentence of told[name]) await shows(main, sentence);
  const wrong = await examine(page, `conflicts-${name}`);
  await page.getByText('Ben’s', { exact: true }).click();
  for (const sentence of told[name]) await shows(main, sentence);
  expect(wrong).toEqual([]);
  await context.close();
});
