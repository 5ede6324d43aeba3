import type { Command } from '@comanda/shared/order/commands.ts';
import { crewPins } from '@comanda/shared/sample/people.ts';
import type { SignIn } from '@comanda/shared/sync/wire.ts';
import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { examine } from './fit-for-use.ts';
import { openHouse, usual } from './house.ts';
import { Person } from './staff.ts';
import { Colleague } from './till-colleague.ts';

const olives = 'Green olives, orange, fennel seed';

let anna: Colleague;
let matteo: Colleague;
const house = openHouse({
  ...usual,
  arrive: async ({ service }) => {
    anna = await Colleague.arrives(service, 'Anna Lind', 'tablet');
    matteo = await Colleague.arrives(service, 'Matteo Ricci', 'tablet');
  },
  leave: () => {
    for (const colleague of [anna, matteo]) colleague?.leaves();
  },
});

/** Anna does what she may not, and Matteo types his PIN on her tablet. */
async function approved(command: Command): Promise<void> {
  const { event } = anna.core.foresee(command);
  if (event === null) throw new Error('nobody could approve it');
  const answer = await fetch(`http://127.0.0.1:${anna.cable.port}/approvals`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${anna.identity.token}`,
      'x-sign-in': anna.core.signedIn?.id ?? '',
    },
    body: JSON.stringify({
      staff: matteo.core.signedIn?.staff,
      pin: crewPins['Matteo Ricci'],
      event,
    }),
  });
  expect(anna.core.act(command, () => {}, (await answer.json()) as SignIn)).toHaveLength(1);
}

test('the owner reads who voided, gave and took off what on a day, by whose PIN, and what it comes to', async () => {
  const order = anna.serves('7', { N2: 4 });
  const [line = ''] = anna.view(order).lines.map((one) => one.line);
  anna.do({ type: 'fire', order, lines: 'all' });
  await approved({ type: 'void-line', order, line, quantity: 1, reason: 'Fell on the floor' });
  await anna.isHeard();
  await matteo.hears(() => matteo.view(order)?.lines[0]?.quantity === 3);
  matteo.do({ type: 'comp-line', order, line, quantity: 1, reason: 'Waited too long' });
  const [off] = matteo.do({
    type: 'set-discount',
    order,
    line: null,
    discount: { percent: 1000, reason: 'A regular' },
  });
  await matteo.isHeard();

  const context = await house.browser.newContext({ viewport: { width: 1440, height: 900 } });
  const { page } = await Person.arrives(house.service, context, { role: 'office' });
  await page.getByRole('link', { name: 'Voids, given free and discounts' }).click();
  await page.getByRole('heading', { name: 'Voids, given free and discounts' }).waitFor();
  const rows = page.locator('.reductions li');
  const row = (kind: string) => page.locator(`.reductions li[data-kind="${kind}"]`);
  const where = /Table 7 · order 1/;
  await shows(row('void'), new RegExp(`^\\d\\d:\\d\\d Void1 × ${olives}: Fell on the floor`));
  await shows(row('void'), where);
  await shows(row('void'), /Anna LindPIN of Matteo Ricci60\.00$/);
  await shows(row('free'), /Given free1 × .*: Waited too long.*Matteo Ricci60\.00$/);
  await shows(row('discount'), /Discount 10%the whole order: A regular.*Matteo Ricci12\.00$/);
  const sum = (kind: string) => page.locator(`.figure[data-kind="${kind}"] dd`);
  await shows(sum('void'), '60.00');
  await shows(sum('free'), '60.00');
  await shows(sum('discount'), '12.00');
  await shows(sum('all'), '132.00');
  await shows(page.locator('[data-person="Matteo Ricci"]'), /Given free 60\.00 · Discount 12\.00\s*72\.00$/);
  await shows(page.locator('[data-person="Anna Lind"]'), /Void 60\.00\s*60\.00$/);
  const wrong = await examine(page, 'office-reductions-day', { whole: true });
  await page.setViewportSize({ width: 390, height: 844 });
  wrong.push(...(await examine(page, 'office-reductions-day-phone', { whole: true })));
  await rows.last().scrollIntoViewIfNeeded();
  wrong.push(...(await examine(page, 'office-reductions-list-phone')));
  await page.emulateMedia({ colorScheme: 'dark' });
  wrong.push(...(await examine(page, 'office-reductions-day-dark', { whole: true })));
  expect(wrong).toEqual([]);

  matteo.do({ type: 'undo', order, event: off?.id ?? '' });
  await matteo.isHeard();
  await page.getByLabel('Business day', { exact: true }).fill('2020-02-29');
  await page.getByText('Nothing was voided, given free or taken off on this day.').waitFor();
  expect(await page.getByRole('button', { name: 'The business day before' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'The business day after' }).click();
  await shows(row('discount'), /taken back$/);
  await shows(sum('all'), '120.00');
  expect(await rows.count()).toBe(3);
  await context.close();
});

test('who may not read reports is told so', async () => {
  const context = await house.browser.newContext();
  const { page } = await Person.arrives(house.service, context, { role: 'office', person: 'Anna Lind' });
  await page.evaluate(() => {
    location.hash = '/reductions';
  });
  await shows(page.locator('.heard'), /You may not do this/);
  expect(await page.locator('.reductions').count()).toBe(0);
  await context.close();
});
