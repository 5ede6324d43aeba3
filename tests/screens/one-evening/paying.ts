import { expect } from 'vitest';
import { shows } from '../expectations.ts';
import type { Service } from '../service.ts';
import { places } from '../till-places.ts';
import {
  backMs,
  bumps,
  type Crew,
  goesTo,
  lineMark,
  nothingIsAsked,
  noticedMs,
  picture,
  servesAll,
  table,
} from './crew.ts';
import { burrata, coffee, toast } from './dishes.ts';

/** Table 20 pays by halves, one in notes and one by card. Then they want a coffee. */
export async function halfAndHalf(crew: Crew): Promise<void> {
  const { anna, farah } = crew;
  const at = places(farah.page);
  await shows(farah.page.locator('.bills-unpaid'), /3 bills1,367\.50 SEK/);
  await at.bill('20').click();
  await shows(at.balance, /To pay\s*1,016\.50/);
  await at.share(/^1\/2/).click();
  for (const key of ['5', '1', '0']) await at.key(key).click();
  await shows(at.tender('cash'), /508\.25.*change 1\.75/);
  await picture(crew, '7-half-of-it', 'farah');
  await at.tender('cash').click();
  await shows(at.change, /^Change for Table 20\s*1\.75$/);
  await shows(at.balance, /To pay\s*508\.25/);
  await at.tender('external-card').click();
  await shows(at.balance, /Paid in full\s*0\.00/);
  await shows(table(anna, '20'), /^Table 20, Paid – close it/);

  await table(anna, '20').click();
  await anna.adds('Coffee and soft drinks', coffee);
  await shows(anna.page.locator('.notices'), /Added after the bill was paid: there is more to pay\./);
  await shows(at.bill('20'), /Added after payment.*38\.00of 1,054\.50/);
  const told =
    /^Paid while something was added: 1 × Filter coffee, added by Anna Lind at Tablet 1 at \d\d:\d\d\. 38\.00 is left to pay\.$/;
  await shows(at.notice('late'), told);
  await picture(crew, '7-a-coffee-comes-late', 'farah', 'anna');
}

/** As a power cut would, in the middle of a payment and of a Send; Ben goes on meanwhile. */
export async function theBoxIsKilled(crew: Crew, service: Service): Promise<void> {
  const { anna, ben, farah } = crew;
  const at = places(farah.page);
  await ben.page.getByRole('link', { name: /Floor/ }).click();
  await ben.page.getByRole('tab', { name: /^Dining room/ }).click();
  await table(ben, '8').click();
  await Promise.all([at.tender('cash').click(), anna.sends(), service.killBox()]);
  await ben.tapsPlus(burrata);
  await shows(lineMark(ben, burrata), 'on this tablet');
  await shows(at.balance, /Paid in full/);
  for (const person of Object.values(crew))
    await shows(person.strip.getByRole('status'), /^Not connected to the box\. Keep working/, noticedMs);
  await shows(crew.dimitri.page.getByRole('alert'), /^NO CONTACT SINCE \d\d:\d\d:\d\d – TICKETS MAY BE MISSING$/);
  await picture(crew, '8-the-box-is-gone', 'farah', 'ben', 'dimitri', 'ingrid');

  await service.startBox();
  for (const person of Object.values(crew)) await shows(person.strip.getByRole('status'), 'Live', backMs);
  await shows(lineMark(ben, burrata), 'safe at the box', backMs);
  await shows(lineMark(anna, coffee), 'safe at the box', backMs);
  await expect.poll(() => farah.page.locator('.payments li[data-mark="safe"]').count(), { timeout: backMs }).toBe(3);
  await nothingIsAsked(crew);
}

/** What was sent as the box died is cooked now, once. */
export async function theLastDishes(crew: Crew): Promise<void> {
  const { anna, ben, dimitri } = crew;
  await bumps(dimitri, 'Table 20', coffee);
  await servesAll(anna, coffee);
  await ben.sends();
  await bumps(dimitri, 'Table 8', burrata);
  await servesAll(ben, burrata);
  await shows(ben.page.locator('.sums dd').first(), '406.00 SEK');
  await shows(dimitri.page.locator('.kitchen'), /Nothing to cook/);
}

/** Everything is paid and closed. */
export async function allIsPaid(crew: Crew): Promise<void> {
  const { anna, farah } = crew;
  const at = places(farah.page);
  // All of it was sent and served, so nothing is left to be warned of.
  const closes = async () => {
    await shows(at.close, 'Close the bill');
    await at.close.click();
  };
  await at.bill('20').click();
  await shows(at.balance, /Paid in full/);
  expect(await at.row(toast).count()).toBe(0);
  await closes();
  await shows(anna.page.locator('.state-chip'), 'Closed');
  await at.bill('8').click();
  await shows(farah.page.locator('.bill'), /Märta Holmgren|Table 8/);
  await shows(at.balance, /To pay\s*406\.00/);
  await at.tender('external-card').click();
  await closes();
  await at.bill('take-away').click();
  await shows(at.balance, /To pay\s*110\.00/);
  await at.quick('200').click();
  await shows(at.change, /90\.00$/);
  await closes();
  await shows(farah.page.locator('.bills-nothing'), 'Nothing to pay. Every bill in sight is settled.');
  await picture(crew, '7-all-is-paid', 'farah');
}

/** The day ends: what is closed leaves the devices. */
export async function theDayEnds(crew: Crew, service: Service): Promise<void> {
  const { ingrid, anna, ben, farah } = crew;
  await service.closeDay();
  await shows(
    anna.page.locator('main'),
    /This order is not on this device\. It may belong to another group or another day\./,
  );
  for (const waiter of [anna, ben]) {
    await waiter.goesToFloor();
    await waiter.page.getByRole('tab', { name: /^Dining room/ }).click();
    for (const number of ['5', '7', '8', '20']) await shows(table(waiter, number), /Free/);
  }
  await farah.page.locator('.bills-filters').getByRole('button', { name: /All$/ }).click();
  await shows(farah.page.locator('.bills-nothing'), 'No order is open.');
  await goesTo(ingrid, '/');
  await shows(ingrid.page.locator('.today'), /No order is open\./);
  for (const person of Object.values(crew)) await shows(person.strip.getByRole('status'), 'Live', backMs);
  await picture(crew, '9-good-night', 'ingrid', 'anna');
}
