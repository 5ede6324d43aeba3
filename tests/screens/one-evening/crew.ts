import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator } from 'playwright-core';
import { expect } from 'vitest';
import { shows } from '../expectations.ts';
import type { Service } from '../service.ts';
import { Person } from '../staff.ts';

const pictures = fileURLToPath(new URL('../pictures', import.meta.url));

/** What ux.md promises for a change on another device. */
export const soonMs = 1_000;
/** Six seconds of silence and a look at the clock; and the longest pause between two tries, and the try itself. */
export const [noticedMs, backMs] = [12_000, 20_000];

/** Each with a page of their own, as large as what they hold or sit at. */
export type Crew = Readonly<Record<Name, Person>>;
export type Name = keyof typeof cast;
const [ipad, monitor] = [
  { width: 1180, height: 820 },
  { width: 1920, height: 1080 },
];
const cast = {
  ingrid: { role: 'office', viewport: { width: 1440, height: 900 } },
  anna: { role: 'tablet', person: 'Anna Lind', viewport: ipad },
  /** He stands where the network lets no WebSocket through. */
  ben: { role: 'tablet', person: 'Ben Okafor', viewport: ipad, refuses: isUpgrade },
  dimitri: { role: 'kitchen', viewport: monitor },
  farah: { role: 'till', viewport: { width: 1280, height: 800 } },
} as const;

function isUpgrade(firstBytes: Buffer): boolean {
  return /upgrade: websocket/i.test(firstBytes.toString('latin1'));
}

/** Everybody comes to work. Devices are named in the order in which they are paired, so Anna has Tablet 1. */
export async function comesToWork(service: Service, browser: Browser): Promise<Crew> {
  const arrives = async (name: Name): Promise<Person> => {
    const { viewport, ...options } = cast[name];
    // As the devices of a real evening are: things move, and the app is kept.
    const device = { viewport, reducedMotion: 'no-preference', serviceWorkers: 'allow' } as const;
    return Person.arrives(service, await browser.newContext(device), options);
  };
  const waiters = async () => [await arrives('anna'), await arrives('ben')] as const;
  const [[anna, ben], ingrid, dimitri, farah] = await Promise.all([
    waiters(),
    arrives('ingrid'),
    arrives('dimitri'),
    arrives('farah'),
  ]);
  return { ingrid, anna, ben, dimitri, farah };
}

const wrong: string[] = [];

/** Every strip says so, and by which way. From now on the pages are never loaded again. */
export async function allAreLive(crew: Crew): Promise<void> {
  for (const { page } of Object.values(crew)) {
    page.on('pageerror', (error) => wrong.push(error.message)).on('load', () => wrong.push(`${page.url()} was loaded`));
  }
  for (const person of Object.values(crew)) await shows(person.strip.getByRole('status'), 'Live', backMs);
  await shows(crew.ben.strip, /by long-poll/, backMs);
  await shows(crew.anna.strip, /by WebSocket/);
}

export async function nothingWentWrong(crew: Crew): Promise<void> {
  expect(wrong).toEqual([]);
  for (const { page } of Object.values(crew)) expect(await page.locator('.refused').count()).toBe(0);
}

/** Takes a picture of somebody's screen, for eyes. No page is ever pushed up: how fresh it is stands above all. */
export async function picture(crew: Crew, step: string, ...names: readonly Name[]): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  for (const name of names) {
    const { page } = crew[name];
    await page.screenshot({ path: join(pictures, `evening-${step}-${name}.png`), animations: 'disabled' });
    const tooHigh = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    if (tooHigh > 0) wrong.push(`${name}'s page of “${step}” is ${tooHigh} px higher than the screen`);
  }
}

/** A part of the evening. Where it breaks, a picture of every screen is kept. */
export async function part(crew: Crew, told: string, happens: () => Promise<void>): Promise<void> {
  try {
    await happens();
  } catch (error) {
    await picture(crew, 'broke-off', ...(Object.keys(cast) as Name[]));
    throw new Error(`${told}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** Nobody is asked anything, and nobody has to press Reload. */
export async function nothingIsAsked(crew: Crew): Promise<void> {
  for (const { page } of Object.values(crew)) expect(await page.locator('dialog[open]').count()).toBe(0);
}

/** On both tablets, whoever did it. */
export async function bothSee(crew: Crew, name: string, quantity: number, within = backMs): Promise<void> {
  for (const person of [crew.anna, crew.ben]) await shows(person.quantity(name), String(quantity), within);
}

export const table = (waiter: Person, number: string): Locator => waiter.page.locator(`[data-table="${number}"]`);
export const sheet = (waiter: Person): Locator => waiter.page.locator('dialog.sheet');
export const heading = (waiter: Person): Locator => waiter.page.getByRole('heading', { level: 1 });
export const lineState = (waiter: Person, name: string): Locator => waiter.line(name).locator('.line-state');
export const lineMark = (waiter: Person, name: string): Locator => waiter.line(name).locator('.line-mark');

/** Two touches from a free table to its order. */
export async function opensTable(waiter: Person, number: string, guests: number): Promise<void> {
  await table(waiter, number).click();
  await waiter.page.getByRole('button', { name: `${guests} guests`, exact: true }).click();
  await shows(heading(waiter), `Table ${number} NEW`);
}

/** The number pad of a line. */
export async function typesQuantity(waiter: Person, name: string, quantity: string): Promise<void> {
  const { page } = waiter;
  await waiter.opensLine(name);
  await page.getByText('Type a number').click();
  const pad = page.getByRole('group', { name: 'Number pad' });
  for (const key of quantity) await pad.getByRole('button', { name: key, exact: true }).click();
  await page.getByRole('button', { name: `Set to ${quantity}` }).click();
  await page.keyboard.press('Escape');
  await shows(waiter.quantity(name), quantity);
}

/** Picks a party up from the floor; the next touch on a table sets it down. */
export async function picksUp(waiter: Person, number: string): Promise<void> {
  await waiter.page.getByRole('button', { name: `Table ${number}: more` }).click();
  await waiter.page.getByRole('button', { name: 'Move or join tables' }).click();
}

/** What hangs in the kitchen for a place; a dish that is to be cooked tells which of several. */
export const ticket = (cook: Person, place: string, dish: string): Locator =>
  cook.page
    .getByRole('article', { name: place, exact: true })
    .filter({ has: cook.page.locator('.row', { hasText: dish }) });

/** Bumps a ticket. A touch right after another is taken for the same one, so a cook touches until it is gone. */
export async function bumps(cook: Person, place: string, dish: string): Promise<void> {
  const card = ticket(cook, place, dish);
  await card.waitFor();
  await expect
    .poll(
      async () => {
        if ((await card.count()) > 0) await card.locator('.ticket-head').click();
        return card.count();
      },
      { timeout: 8_000, interval: 200 },
    )
    .toBe(0);
}

/** Carries out what is ready, once all of it is. */
export async function servesAll(waiter: Person, ...dishes: readonly string[]): Promise<void> {
  for (const dish of dishes) await shows(lineState(waiter, dish), /^ready/);
  await waiter.page.getByRole('button', { name: 'Serve all that is ready' }).click();
  for (const dish of dishes) await shows(lineState(waiter, dish), /^served/);
}

export const goesTo = (person: Person, page: string): Promise<void> =>
  person.page.evaluate((hash) => {
    location.hash = hash;
  }, page);
