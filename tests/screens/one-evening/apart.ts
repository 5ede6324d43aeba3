import { expect } from 'vitest';
import { shows } from '../expectations.ts';
import type { Person } from '../staff.ts';
import {
  backMs,
  bothSee,
  bumps,
  type Crew,
  goesTo,
  heading,
  lineMark,
  lineState,
  nothingIsAsked,
  noticedMs,
  opensTable,
  picture,
  servesAll,
  sheet,
  table,
  ticket,
  typesQuantity,
} from './crew.ts';
import { almonds, coffee, cola, olives, ribEye, sourdough, tart, toast } from './dishes.ts';

const firesDesserts = async ({ page }: Person): Promise<void> => {
  const desserts = page.locator('.lines section', { has: page.getByRole('heading', { name: 'Desserts' }) });
  await desserts.getByRole('button', { name: 'Fire 1' }).click();
};

/** Anna's cable swallows every byte. Both go on with the same order, and neither waits. */
export async function bothWorkOn(crew: Crew): Promise<void> {
  const { anna, ben, dimitri } = crew;
  anna.cable.cut();
  await ben.tapsPlus(olives);
  await typesQuantity(ben, cola, '2');
  await ben.adds('Snacks', sourdough);
  await firesDesserts(ben);
  await bumps(dimitri, 'Table 20', ribEye);
  await shows(lineState(ben, ribEye), /^ready/);
  await ben.line(ribEye).getByRole('button', { name: 'Served' }).click();

  await anna.tapsPlus(olives);
  await typesQuantity(anna, cola, '4');
  await anna.adds('Snacks', almonds);
  await firesDesserts(anna);
  await shows(lineState(anna, ribEye), /^kitchen has it/);
  await anna.goesToFloor();
  await opensTable(anna, '5', 2);
  await anna.page.getByRole('button', { name: '2 times' }).click();
  await anna.adds('Coffee and soft drinks', coffee);
  await anna.page.getByRole('button', { name: 'More', exact: true }).click();
  await anna.page.getByRole('button', { name: 'Customer' }).click();
  await anna.page.getByLabel('Name or phone').fill('Märta Holmgren');
  await anna.page.getByLabel('Phone', { exact: true }).fill('+46 70 174 06 20');
  await anna.page.getByRole('button', { name: 'New customer: Märta Holmgren' }).click();
  await anna.page.keyboard.press('Escape');
  await shows(anna.page.locator('.order .customer'), /Märta Holmgren \+46 70 174 06 20/);
}

/** Each screen says how fresh it is: that of Anna, and what the office knows of her tablet. */
export async function everyScreenSaysTheTruth(crew: Crew): Promise<void> {
  const { ingrid, anna, ben, dimitri, farah } = crew;
  await goesTo(ingrid, '/');
  const said = /^Not connected to the box\. Keep working – \d+ changes will be sent\.$/;
  await shows(anna.strip.getByRole('status'), said, noticedMs);
  for (const person of [ingrid, ben, dimitri, farah]) await shows(person.strip.getByRole('status'), 'Live');
  const away = ingrid.page.locator('li', { hasText: 'Tablet 1' });
  await shows(away, /Not connected, heard \d+ s ago/, noticedMs);
  // Nobody else knows of table 5 yet, and what Anna did is said to be nowhere but here.
  await shows(heading(anna), 'Table 5 NEW');
  await shows(lineMark(anna, coffee), 'on this tablet');
  await ben.goesToFloor();
  await shows(table(ben, '5'), /Free/);
  await picture(crew, '4-anna-is-cut-off', 'anna', 'ben', 'ingrid');
  await anna.goesToFloor();
  for (const waiter of [anna, ben]) {
    await table(waiter, '20').click();
    await shows(heading(waiter), 'Table 20 #1');
    await shows(waiter.quantity(olives), '4');
  }
  await shows(anna.quantity(cola), '4');
  await shows(ben.quantity(cola), '2');
  expect(await anna.line(sourdough).count()).toBe(0);
  expect(await ben.line(almonds).count()).toBe(0);
}

/** Mended: every tap is there once, on all screens; who chose otherwise is in sight; nobody is asked anything. */
export async function everythingIsThereOnce(crew: Crew): Promise<void> {
  const { ingrid, anna, ben, dimitri, farah } = crew;
  anna.cable.mend();
  await shows(anna.strip.getByRole('status'), /^All caught up \d\d:\d\d$/, backMs);
  await bothSee(crew, olives, 5);
  for (const [dish, quantity] of [
    [cola, 4],
    [almonds, 1],
    [sourdough, 1],
    [toast, 1],
    [ribEye, 1],
    [tart, 1],
  ] as const)
    await bothSee(crew, dish, quantity);
  for (const waiter of [anna, ben]) {
    await shows(waiter.line(cola).locator('.line-conflict'), 'Ben Okafor (Tablet 2) had typed 2');
    await shows(lineState(waiter, ribEye), /^served/);
    await shows(lineState(waiter, tart), /^kitchen has it/);
    for (const dish of [olives, cola, almonds, sourdough]) await shows(lineMark(waiter, dish), 'safe at the box');
    await shows(waiter.page.locator('.sums dd').first(), '1,285.50 SEK');
  }
  // Both sent the dessert; the kitchen has one to make.
  expect(await ticket(dimitri, 'Table 20', tart).count()).toBe(1);
  await shows(ticket(dimitri, 'Table 20', tart).locator('.row-quantity'), '1');
  await shows(farah.page.locator('.bill-button[data-bill="20"] .bill-money'), '1,285.50');
  await shows(farah.page.locator('.bill-button[data-bill="5"] .bill-money'), '76.00');
  await shows(ingrid.page.locator('.today'), /Table 20Anna Lind.*1,285\.50.*Table 5Anna Lind.*76\.00/);
  await nothingIsAsked(crew);

  const away = anna.page.locator('.panel.away');
  await shows(away, /^While you were away: \d+ changes at 1 table/);
  await away.getByRole('button', { name: 'Show' }).click();
  const told = anna.page.locator('.away-orders');
  for (const sentence of [
    /added 1 × Sourdough/,
    /typed 2 × Cola/,
    /served Rib eye/,
    /quantity of Cola: Ben Okafor \(Tablet 2\) had chosen 2/,
  ])
    await shows(told, sentence);
  await picture(crew, '4-while-anna-was-away', 'anna');
  await sheet(anna).getByRole('button', { name: 'I have seen this' }).click();
  await expect.poll(() => away.count()).toBe(0);
}

/** Ben knows better how many colas it is; what is left is sent, cooked and served. */
export async function theRestIsServed(crew: Crew): Promise<void> {
  const { anna, ben, dimitri } = crew;
  await picture(crew, '4-who-chose-otherwise', 'ben');
  await ben.opensLine(cola);
  await ben.page.getByRole('button', { name: 'Take that' }).click();
  await ben.page.keyboard.press('Escape');
  await bothSee(crew, cola, 2);
  for (const waiter of [anna, ben]) {
    await expect.poll(() => waiter.line(cola).locator('.line-conflict').count()).toBe(0);
    await shows(waiter.page.locator('.sums dd').first(), '1,201.50 SEK');
  }
  await anna.sends();
  for (const dish of [cola, sourdough, tart]) await bumps(dimitri, 'Table 20', dish);
  await servesAll(ben, olives, cola, almonds, sourdough, tart);
  for (const dish of [olives, cola, almonds, sourdough, tart]) await shows(lineState(anna, dish), /^served/);
}
