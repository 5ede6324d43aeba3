import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { openHouse, usual } from './house.ts';
import { Person } from './staff.ts';

const house = openHouse(usual);

const device = async (options: Parameters<typeof Person.arrives>[2] = {}): Promise<Person> =>
  Person.arrives(house.service, await house.browser.newContext(), options);

const [olives, sourdough] = ['Green olives, orange, fennel seed', 'Sourdough, browned butter'];

test('two tablets on one order see each other work; the box has each tap once', async () => {
  const [anna, ben] = [await device(), await device({ person: 'Ben Okafor' })];
  await anna.goesToTable('12');
  await anna.adds('Snacks', olives);
  await ben.joinsTable('12');
  await shows(ben.quantity(olives), '1');
  await Promise.all([anna.tapsPlus(olives), ben.tapsPlus(olives)]);
  await ben.adds('Snacks', sourdough);
  for (const person of [anna, ben]) {
    await shows(person.quantity(olives), '3');
    await shows(person.quantity(sourdough), '1');
    await shows(person.line(olives).locator('.line-mark'), 'safe at the box');
    await shows(person.strip.getByRole('status'), 'Live');
  }
  await shows(anna.line(sourdough), /added by Ben \(Tablet 2\) \d\d:\d\d/);
  await shows(ben.line(sourdough), /added by Ben \(Tablet 2\) \d\d:\d\d/);
  expect(taps()).toEqual(['line-added', 'line-added', 'quantity-tapped', 'quantity-tapped']);

  await anna.sends();
  await shows(ben.line(olives).locator('.line-state'), /fired/);
});

const taps = (): string[] =>
  house.service
    .sql<{ type: string }>(
      "SELECT type FROM order_events WHERE type IN ('line-added', 'quantity-tapped') ORDER BY type",
    )
    .map(({ type }) => type);
