import { expect } from 'vitest';
import { shows } from '../expectations.ts';
import {
  bothSee,
  bumps,
  type Crew,
  heading,
  lineMark,
  lineState,
  picture,
  servesAll,
  ticket,
  typesQuantity,
} from './crew.ts';
import { cola, olives, ribEye, tart, toast } from './dishes.ts';

/** Anna takes the order at the table; Ben, far from it, adds what the guests ask him for. */
export async function twoTakeOneOrder(crew: Crew): Promise<void> {
  const { anna, ben } = crew;
  const { page } = anna;
  await anna.adds('Snacks', olives);
  // The order is numbered with its first line.
  for (const waiter of [anna, ben]) await shows(heading(waiter), 'Table 20 #1');
  await page.getByRole('button', { name: /^New lines, ?Seat/ }).click();
  await page.getByRole('button', { name: 'Seat 2', exact: true }).click();
  await anna.adds('Starters', toast);
  await anna.adds('From the grill', ribEye);
  await page.getByRole('button', { name: 'Medium rare' }).click();
  await page.getByRole('button', { name: 'Green salad' }).click();
  await page.getByRole('button', { name: /^New lines, ?Seat/ }).click();
  await page.getByRole('button', { name: 'Shared', exact: true }).click();
  await anna.adds('Desserts', tart);
  await anna.opensLine(olives);
  await page.getByRole('button', { name: 'nuts', exact: true }).click();
  await page.getByLabel('Note for the kitchen').fill('in a bowl');
  await page.keyboard.press('Escape');

  await shows(ben.line(ribEye).locator('.line-asked'), 'Medium rare · Green salad');
  await shows(ben.line(toast).locator('.line-place'), '2');
  await shows(ben.line(olives), /Allergies: nuts.*“in a bowl”/);
  await ben.adds('Coffee and soft drinks', cola);
  await typesQuantity(ben, olives, '3');
  await bothSee(crew, olives, 3);
  for (const waiter of [anna, ben]) {
    await shows(waiter.line(cola), /added by Ben \(Tablet 2\) \d\d:\d\d/);
    await shows(waiter.line(olives), /added by Anna \(Tablet 1\) \d\d:\d\d · BOquantity by Ben \(Tablet 2\) \d\d:\d\d/);
    for (const dish of [olives, toast, ribEye, tart, cola]) await shows(lineMark(waiter, dish), 'safe at the box');
    await shows(waiter.page.locator('.sums dd').first(), '916.50 SEK');
  }
  await picture(crew, '2-one-order-on-two-tablets', 'anna', 'ben');
}

/** The first course and the drinks go to the kitchen, the rest waits. */
export async function firstCourse(crew: Crew): Promise<void> {
  const { anna, ben, dimitri } = crew;
  const send = anna.page.locator('.send-button');
  await shows(send, /^Send · (Cold kitchen 4 · Bar 1|Bar 1 · Cold kitchen 4)2 will wait for their course$/);
  await send.click();
  const cold = ticket(dimitri, 'Table 20', olives);
  await shows(cold, /#1 · 4 guests · Anna Lind/);
  await shows(cold.locator('.row', { hasText: olives }), /^3.*“in a bowl”.*ALLERGY: nuts/);
  await shows(cold.locator('.row', { hasText: toast }), /Seat 2/);
  await shows(ticket(dimitri, 'Table 20', cola), /Cola/);
  for (const waiting of [ribEye, tart]) expect(await ticket(dimitri, 'Table 20', waiting).count()).toBe(0);
  for (const waiter of [anna, ben]) {
    for (const dish of [olives, toast, cola]) await shows(lineState(waiter, dish), /^kitchen has it \d\d:\d\d/);
    for (const dish of [ribEye, tart]) await shows(lineState(waiter, dish), /^held/);
  }
  await picture(crew, '3-the-first-course-is-sent', 'dimitri', 'anna');

  const row = cold.locator('.row', { hasText: olives });
  await row.getByRole('button').click();
  for (const waiter of [anna, ben]) await shows(lineState(waiter, olives), /^cooking/);
  await row.getByRole('button').click();
  for (const waiter of [anna, ben]) await shows(lineState(waiter, olives), /^ready/);
  await bumps(dimitri, 'Table 20', toast);
  for (const waiter of [anna, ben]) await shows(lineState(waiter, toast), /^ready/);
}

/** The toast was not ready after all. */
export async function recallAndServe(crew: Crew): Promise<void> {
  const { anna, ben, dimitri } = crew;
  await dimitri.page.getByRole('button', { name: /^Recall/ }).click();
  await dimitri.page.getByRole('dialog').locator('li', { hasText: toast }).getByRole('button').click();
  await picture(crew, '3-recall', 'dimitri');
  await dimitri.page.keyboard.press('Escape');
  for (const waiter of [anna, ben]) await shows(lineState(waiter, toast), /^(fired|kitchen has it)/);
  await bumps(dimitri, 'Table 20', toast);
  await bumps(dimitri, 'Table 20', cola);
  await servesAll(anna, olives, toast, cola);
  for (const waiter of [anna, ben])
    for (const dish of [olives, toast, cola]) await shows(lineState(waiter, dish), /^served/);
}

/** Ben says when the main course comes. */
export async function mainCourse(crew: Crew): Promise<void> {
  const { anna, ben, dimitri } = crew;
  const mains = ben.page.locator('.lines section', { has: ben.page.getByRole('heading', { name: 'Mains' }) });
  await mains.getByRole('button', { name: 'Fire 1' }).click();
  await shows(ticket(dimitri, 'Table 20', ribEye), /Medium rare.*Green salad/);
  for (const waiter of [anna, ben]) await shows(lineState(waiter, ribEye), /^kitchen has it/);
}
