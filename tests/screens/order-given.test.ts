import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { openHouse, usual } from './house.ts';
import { waitersOf } from './staff.ts';

const house = openHouse(usual);
const at = waitersOf(house, { viewport: { width: 1180, height: 820 } });
const olives = 'Green olives, orange, fennel seed';

test('a dish is given free with a manager’s PIN, the order costs less, and every sum says why', async () => {
  const anna = await at('Anna Lind');
  const { page } = anna;
  const approved = async (what: string): Promise<void> => {
    await shows(page.locator('.approval'), what);
    await page.locator('.who').getByRole('button', { name: 'Matteo Ricci' }).click();
    await page.getByLabel('PIN of Matteo Ricci').fill('5823');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.locator('.approval').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
  };
  await anna.goesToTable('9');
  await page.getByRole('button', { name: '3 times' }).click();
  await anna.adds('Snacks', olives);
  await anna.sends();
  // The kitchen has them: whoever takes one off is asked why, at once.
  await anna
    .line(olives)
    .getByRole('button', { name: `One ${olives} less` })
    .click();
  await page.getByText(`Void 1 × ${olives}: why?`).waitFor();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await anna.opensLine(olives);
  await page.getByRole('button', { name: 'Give free' }).click();
  await page.getByRole('button', { name: 'Waited too long' }).click();
  await approved(`Give 1 × ${olives} free: Waited too long`);
  await shows(anna.line(olives).locator('.line-given'), '1 free: Waited too long');
  await shows(anna.line(olives).locator('.line-amount'), /180\.00 120\.00/);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Discount on the order' }).click();
  await page.getByLabel('Amount off').fill('120,01');
  expect(await page.getByRole('button', { name: 'Regular guest' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: '50%' }).click();
  await shows(page.locator('.discount-values').getByRole('status'), '60.00 instead of 120.00');
  await page.getByRole('button', { name: 'Regular guest' }).click();
  await approved('50% off the whole order: Regular guest');
  await shows(page.locator('.sum-discount'), /Discount 50%: Regular guest\s*−60\.00/);
  await shows(page.locator('[data-total]'), '60.00 SEK');
  await expect
    .poll(() => house.service.sql('SELECT comped_amount, discounted, charged FROM day_reductions'))
    .toMatchObject([{ comped_amount: 6_000, discounted: 6_000 }]);
  expect(
    house.service.sql('SELECT staff, approved_by FROM comps UNION SELECT staff, approved_by FROM discounts'),
  ).toEqual([{ staff: 'Anna Lind', approved_by: 'Matteo Ricci' }]);
  // It stays while somebody is on it.
  await anna.page.locator('.toast').hover();
  await page.getByRole('button', { name: 'Undo' }).click();
  await approved('Undo: 50% off the whole order: Regular guest');
  await shows(page.locator('[data-total]'), '120.00 SEK');
  await page.setViewportSize({ width: 820, height: 1180 });
  const price = await anna.line(olives).locator('.line-amount').boundingBox();
  const seat = await anna.line(olives).locator('.line-place').boundingBox();
  expect((price?.x ?? 0) + (price?.width ?? 0)).toBeLessThanOrEqual(seat?.x ?? 0);
  // Whoever pays for dishes pays what the bill says, not what the menu says.
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Split the bill' }).click();
  await page.getByRole('button', { name: 'Pay for dishes' }).click();
  for (let dish = 0; dish < 2; dish += 1) await page.getByRole('button', { name: /olives.*: More$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pay 120.00' }).waitFor();
});

test('an allergy that was typed is there when its sheet is closed, whether or not somebody touched Add', async () => {
  const anna = await at('Anna Lind');
  const { page } = anna;
  await anna.goesToTable('11');
  await anna.adds('Snacks', olives);
  await anna.opensLine(olives);
  await page.getByLabel('Another allergy').fill('kiwi');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await shows(anna.line(olives), /kiwi/);
});

test('a dish says who added it in their initials, which take no row of their own; a touch on them says it in full', async () => {
  const anna = await at('Anna Lind');
  const { page } = anna;
  await anna.goesToTable('12');
  await anna.adds('Coffee and soft drinks', 'Cola');
  const who = anna.line('Cola').locator('.line-who');
  const safe = await anna.line('Cola').locator('.mark-word').boundingBox();
  const initials = await who.locator('.badge').boundingBox();
  const count = await anna.line('Cola').locator('.line-count').boundingBox();
  expect(initials?.x ?? Number.POSITIVE_INFINITY).toBeLessThan(safe?.x ?? 0);
  expect(initials?.y ?? 0).toBeGreaterThanOrEqual((count?.y ?? 0) + (count?.height ?? 0));
  await shows(who.locator('.visually-hidden'), /^added by Anna \(Tablet \d+\) \d\d:\d\d$/);
  await who.locator('.badge').click();
  await page.getByRole('heading', { name: 'Cola' }).waitFor();
  await shows(page.getByRole('dialog').locator('.line-who'), /added by Anna \(Tablet \d+\) \d\d:\d\d$/);
});
