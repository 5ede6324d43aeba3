import { expect, test } from 'vitest';
import { shows } from './expectations.ts';
import { openHouse, usual } from './house.ts';
import { Person, waitersOf } from './staff.ts';

// An order taken at the table, on a real screen with a real box: what Send sends, who may what, and what two people make of one
// order.

const house = openHouse(usual);

const ipad = { width: 1180, height: 820 };
/** Until the box is noticed to be gone, and until it is back. */
const [noticedMs, backMs] = [12_000, 20_000];
const [olives, toast, ribEye, tart, cola] = [
  'Green olives, orange, fennel seed',
  'Toast Skagen, vendace roe',
  'Rib eye 300 g, béarnaise',
  'Lemon tart, burnt meringue',
  'Cola',
];

const at = waitersOf(house, { viewport: ipad });

const steak = async (anna: Person): Promise<void> => {
  await anna.adds('From the grill', ribEye);
  await anna.page.getByRole('button', { name: 'Medium rare' }).click();
  await anna.page.getByRole('button', { name: 'Green salad' }).click();
};

test('a dish by its sign: what is in it, what it costs as usual, and a dearer side, which is changed later', async () => {
  const anna = await at('Anna Lind');
  const { page } = anna;
  await anna.goesToTable('2');
  await page.getByRole('navigation').getByRole('button', { name: 'From the grill' }).click();
  await page.getByRole('button', { name: `${ribEye}: details` }).click();
  await shows(page.locator('.contains'), /Contains.*milk, eggs/);
  await page.getByRole('button', { name: 'Rare', exact: true }).click();
  // With its usual side, by one touch more; another side is that touch.
  await page.getByRole('button', { name: 'Add · 395.00' }).waitFor();
  await page.getByRole('button', { name: /^Grilled broccolini \+15\.00/ }).click();
  await shows(anna.line(ribEye).locator('.line-amount'), '410.00');
  // A long press asks the same.
  await page.locator('.product > button:first-child', { hasText: ribEye }).click({ delay: 700 });
  await shows(page.locator('.contains'), /Contains/);
  await page.keyboard.press('Escape');
  await shows(anna.quantity(ribEye), '1');

  await anna.opensLine(ribEye);
  await page.getByRole('button', { name: 'nuts', exact: true }).click();
  await page.getByLabel('Note for the kitchen').fill('no salt');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByRole('button', { name: 'Well done' }).click();
  await page.getByRole('button', { name: 'Change to this' }).click();
  const changed = page.locator(`.line[data-name="${ribEye}"]:not([data-state="removed"])`);
  await shows(changed.locator('.line-asked'), 'Well done · Grilled broccolini');
  await shows(changed, /Allergies: nuts.*“no salt”/);
  // What it was before does not stand beside it.
  expect(await anna.line(ribEye).filter({ visible: true }).count()).toBe(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await shows(changed.locator('.line-asked'), 'Rare · Grilled broccolini');
});

test('Send fires the first course and the drinks, the rest waits; each course is fired when it is due', async () => {
  const anna = await at('Anna Lind');
  const cook = await Person.arrives(house.service, await house.browser.newContext(), { role: 'kitchen' });
  const { page } = anna;
  await anna.goesToTable('3');
  await anna.adds('Starters', toast);
  await steak(anna);
  await anna.adds('Desserts', tart);
  await anna.adds('Coffee and soft drinks', cola);
  await shows(page.locator('.chip.unsent'), '4 not sent');
  const send = page.locator('.send-button');
  await shows(send, /^Send · (Cold kitchen 1 · Bar 1|Bar 1 · Cold kitchen 1)2 will wait for their course$/);
  await send.click();
  await shows(send, '2 held');
  await shows(anna.line(toast).locator('.line-state'), /kitchen has it \d\d:\d\d/);
  for (const waiting of [ribEye, tart]) await shows(anna.line(waiting).locator('.line-state'), /^held/);
  const ticket = cook.page.getByRole('article', { name: 'Table 3' });
  await expect.poll(() => ticket.filter({ hasText: 'Toast Skagen' }).count()).toBe(1);
  expect(await cook.page.getByText(ribEye).count()).toBe(0);

  const mains = page.locator('.lines section', { has: page.getByRole('heading', { name: 'Mains' }) });
  await mains.getByRole('button', { name: 'Fire 1' }).click();
  await shows(mains.locator('.course-since'), 'fired 0′');
  await shows(anna.line(ribEye).locator('.line-state'), /^(fired|kitchen has it) \d\d:\d\d/);
  await shows(anna.line(tart).locator('.line-state'), /^held/);
  await expect.poll(() => page.locator('.chip.unsent').count()).toBe(0);
});

test('a seat and a course are chosen before the dish, and changed on its line', async () => {
  const anna = await at('Anna Lind');
  const { page } = anna;
  await anna.goesToTable('4');
  await page.getByRole('button', { name: /^New lines, Seat/ }).click();
  await page.getByRole('button', { name: 'Seat 2', exact: true }).click();
  await page.getByRole('button', { name: /^New lines, Course/ }).click();
  await page.getByRole('button', { name: 'Mains', exact: true }).click();
  await anna.adds('Starters', toast);
  await shows(anna.line(toast).locator('.line-place'), '2');
  await anna.adds('Snacks', olives);
  await shows(anna.line(olives).locator('.line-place'), '2');
  await page.getByRole('button', { name: `${olives}: Seat 2, change` }).click();
  await page.getByRole('button', { name: 'Shared', exact: true }).click();
  // A sign of its own: a dash would look like the − of the quantity.
  await shows(anna.line(olives).locator('.line-place'), '');
  expect(await anna.line(olives).locator('.line-place svg').count()).toBe(1);
  const section = page.locator('.lines section', { has: page.getByRole('heading', { name: 'Mains' }) });
  await expect.poll(() => section.locator('.line-quantity').allTextContents()).toEqual(['1', '1']);
  await page.getByRole('button', { name: `${toast}: Seat 2, change` }).click();
  await page.getByRole('button', { name: 'Seat 1', exact: true }).click();
  await shows(anna.line(toast).locator('.line-place'), '1');
});

test('a waiter voids with a manager’s PIN, and not with a wrong one; the box knows who approved', async () => {
  const anna = await at('Anna Lind');
  const { page } = anna;
  await anna.goesToTable('5');
  await page.getByRole('button', { name: '3 times' }).click();
  await anna.adds('Snacks', olives);
  await anna.sends();
  await shows(anna.line(olives).locator('.line-state'), /^(fired|kitchen has it) /);
  await anna.opensLine(olives);
  await page.getByRole('button', { name: 'Void', exact: true }).click();
  await page.getByRole('button', { name: 'How many: More' }).click();
  await page.getByLabel('Another reason').fill('Fell on the floor');
  await page.getByRole('button', { name: 'For that reason' }).click();
  await page.getByRole('heading', { name: 'A manager has to approve' }).waitFor();
  await shows(page.locator('.approval'), `Void 2 × ${olives}: Fell on the floor`);
  expect(await page.locator('.who').getByText('Ben Okafor').count()).toBe(0);
  await page.locator('.who').getByRole('button', { name: 'Matteo Ricci' }).click();
  for (const [pin, right] of [
    ['1111', false],
    ['5823', true],
  ] as const) {
    await page.getByLabel('PIN of Matteo Ricci').fill(pin);
    await page.getByRole('button', { name: 'Approve' }).click();
    if (!right) await shows(page.locator('dialog').getByRole('alert'), /PIN/);
  }
  await page.keyboard.press('Escape');
  await shows(anna.quantity(olives), '1');
  await shows(anna.line(olives), /2 void/);
  await expect
    .poll(() =>
      house.service.sql<{ voided: number; approved: number }>(
        `SELECT json_extract(json, '$.body.quantity') AS voided, approval IS NOT NULL AS approved
           FROM order_events WHERE type = 'line-voided'`,
      ),
    )
    .toEqual([{ voided: 2, approved: 1 }]);
});

test('a guest’s name taken down while the cable is cut is on both tablets once it is mended', async () => {
  const [anna, ben] = [await at('Anna Lind'), await at('Ben Okafor')];
  const { page } = anna;
  await anna.goesToTable('7');
  await anna.adds('Snacks', olives);
  await ben.joinsTable('7');
  await ben.tapsPlus(olives);
  await shows(anna.page.locator('.chip.present > span'), /^Ben (is adding 1…|has this open)$/);
  anna.cable.unplug();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Customer' }).click();
  await page.getByLabel('Name or phone').fill('06 14');
  await shows(page.locator('.customers'), /Jonas Wikström/);
  await page.getByLabel('Name or phone').fill('Märta Holmgren');
  await page.getByLabel('Phone', { exact: true }).fill('+46 70 174 06 20');
  await page.getByRole('button', { name: 'New customer: Märta Holmgren' }).click();
  await page.keyboard.press('Escape');
  await shows(page.locator('.order .customer'), /Märta Holmgren \+46 70 174 06 20/);
  await shows(anna.strip.getByRole('status'), /Not connected/, noticedMs);
  expect(await ben.page.locator('.order .customer').count()).toBe(0);
  anna.cable.mend();
  await shows(ben.page.locator('.order .customer'), /Märta Holmgren \+46 70 174 06 20/, backMs);
  await shows(page.locator('.order .customer'), /Märta Holmgren/);
  expect(house.service.sql(`SELECT phone FROM customers WHERE name = 'Märta Holmgren'`)).toEqual([
    { phone: '+46 70 174 06 20' },
  ]);
});

test('two quantities typed apart: the one that lost stays in sight until somebody chooses; the line remembers all', async () => {
  const [anna, ben] = [await at('Anna Lind'), await at('Ben Okafor')];
  await anna.goesToTable('8');
  await anna.adds('Snacks', olives);
  await ben.joinsTable('8');
  await shows(ben.quantity(olives), '1');
  anna.cable.cut();
  for (const [person, quantity] of [
    [ben, '3'],
    [anna, '5'],
  ] as const) {
    await person.opensLine(olives);
    await person.page.getByText('Type a number').click();
    await person.page.getByLabel('Quantity', { exact: true }).and(person.page.locator('input')).fill(quantity);
    await person.page.keyboard.press('Enter');
    await person.page.keyboard.press('Escape');
    await shows(person.quantity(olives), quantity);
  }
  await shows(anna.line(olives).locator('.line-mark'), 'on this tablet');
  anna.cable.mend();
  for (const person of [anna, ben]) {
    await shows(person.line(olives).locator('.line-conflict'), /Ben Okafor.* had typed 3$/, backMs);
    await shows(person.quantity(olives), '5');
  }
  await shows(ben.line(olives).locator('.line-who'), /added by Anna \(Tablet \d+\) .* · [A-Z]+quantity by Anna/);
  await ben.opensLine(olives);
  await ben.page.getByRole('button', { name: 'Take that' }).click();
  await shows(anna.quantity(olives), '3');
  for (const person of [anna, ben])
    await expect.poll(() => person.line(olives).locator('.line-conflict').count()).toBe(0);
  await ben.page.getByText('What happened to this line').click();
  const typed = ben.page.locator('.facts li', { hasText: /Ben Okafor.* typed 3 ×/ }).first();
  await typed.getByRole('button', { name: 'Undo' }).click();
  await shows(typed, /taken back/);
  await shows(anna.quantity(olives), '5');
});

test('some of a line go to another table, a whole line to one that is free', async () => {
  const anna = await at('Anna Lind');
  const { page } = anna;
  await anna.goesToTable('9');
  await anna.adds('Snacks', olives);
  await anna.goesToFloor();
  await anna.goesToTable('10');
  await page.getByRole('button', { name: '3 times' }).click();
  await anna.adds('Starters', toast);
  await anna.opensLine(toast);
  await page.getByLabel('Note for the kitchen').fill('no roe');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByRole('button', { name: 'How many: Fewer' }).click();
  await page.locator('.sheet .tile', { hasText: 'Table 9' }).click();
  await shows(anna.quantity(toast), '1');
  await anna.opensLine(toast);
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.locator('.sheet').getByRole('button', { name: '11', exact: true }).click();
  await expect.poll(() => anna.line(toast).count()).toBe(0);
  await anna.goesToFloor();
  await anna.goesToTable('9');
  await shows(anna.quantity(toast), '2');
  // What was said about them goes with them.
  await shows(anna.line(toast), /“no roe”/);
  await anna.goesToFloor();
  await anna.goesToTable('11');
  await shows(anna.quantity(toast), '1');
});

test('upright, every figure of “3 ×” is within reach of a thumb without scrolling', async () => {
  const anna = await at('Anna Lind');
  const { page } = anna;
  await anna.goesToTable('6');
  await page.setViewportSize({ width: 820, height: 1180 });
  const hidden = await page.locator('.times').evaluate((strip) => {
    const inside = strip.getBoundingClientRect();
    return [...strip.querySelectorAll('button')].flatMap((button) => {
      const { left, right, width, height } = button.getBoundingClientRect();
      const isWhole = left >= inside.left - 1 && right <= inside.right + 1 && Math.min(width, height) >= 48;
      return isWhole ? [] : [button.textContent];
    });
  });
  expect(hidden).toEqual([]);
  await page.getByRole('button', { name: '9 times' }).click();
  await shows(page.locator('.times output'), '9 ×');
  await page.locator('.times-now').click();
  await page.setViewportSize(ipad);
});

test('an order is taken, changed and sent by keyboard alone', async () => {
  const anna = await at('Anna Lind');
  const { page } = anna;
  const { keyboard } = page;
  await anna.goesToTable('12');
  for (const key of ['1', '2']) await keyboard.press(key);
  await shows(page.locator('.times output'), '12 ×');
  await keyboard.press('/');
  await keyboard.type('seed green');
  await keyboard.press('Enter');
  await shows(anna.quantity(olives), '12');
  await keyboard.type('g1');
  await shows(page.locator('.product-name').first(), ribEye);
  await keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  await page.getByRole('button', { name: 'Medium', exact: true }).focus();
  await keyboard.press('Enter');
  // The next question has the focus.
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Fries');
  await keyboard.press('Enter');
  await shows(anna.line(ribEye).locator('.line-asked'), 'Medium · Fries');
  await page.getByRole('button', { name: `${olives}: Shared, change` }).focus();
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await shows(anna.line(olives).locator('.line-place'), '1');
  await page.getByRole('button', { name: `One ${ribEye} less` }).focus();
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Undo' }).focus();
  await keyboard.press('Enter');
  await shows(anna.quantity(ribEye), '1');
  await keyboard.press('Control+Enter');
  await shows(anna.line(olives).locator('.line-state'), /^(fired|kitchen has it) /);
  await shows(anna.line(ribEye).locator('.line-state'), /^held/);
});

test('a take-away asks whom it is for; the tax in it is told', async () => {
  const anna = await at('Anna Lind');
  const { page } = anna;
  await page.getByRole('tab', { name: /Take-away/ }).click();
  await page.getByRole('button', { name: 'New take-away order' }).click();
  await shows(page.getByRole('heading', { level: 1 }), /^Take-away NEW$/);
  await page.getByRole('button', { name: 'Who is it for?' }).click();
  await page.getByLabel('Name or phone').fill('karin');
  await page.getByRole('button', { name: /Karin Öberg/ }).click();
  await shows(page.locator('.order .customer'), /Karin Öberg \+46/);
  await anna.adds('Snacks', olives);
  await shows(page.getByRole('heading', { level: 1 }), /^Take-away #\d+$/);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await shows(page.locator('.order-bill'), /Total60\.00 SEK.*of which tax 12 %6\.43/);
});

test('a guest’s allergy is written down once, and every dish that the menu declares for it says so', async () => {
  const [anna, ben] = [await at('Anna Lind'), await at('Ben Okafor')];
  const { page } = anna;
  await page.getByRole('tab', { name: /^Dining room/ }).click();
  await anna.goesToTable('13');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.locator('.table-allergies').getByRole('button', { name: 'Seat 2' }).click();
  await page.locator('.table-allergies').getByRole('button', { name: 'milk', exact: true }).click();
  await page.keyboard.press('Escape');
  await shows(page.locator('.notices .allergy'), 'Allergies at this table: milk (Seat 2)');
  await page.getByRole('navigation').getByRole('button', { name: 'Desserts' }).click();
  const tile = page.locator('.product', { hasText: tart });
  await shows(tile.locator('.dangers'), 'milk');
  await page.getByRole('button', { name: /^New lines, Seat/ }).click();
  await page.getByRole('button', { name: 'Seat 1', exact: true }).click();
  await expect.poll(() => tile.locator('.dangers').count()).toBe(0);
  await anna.adds('Desserts', tart);
  await page.getByRole('button', { name: `${tart}: Seat 1, change` }).click();
  await page.getByRole('button', { name: 'Seat 2', exact: true }).click();
  await ben.joinsTable('13');
  // He has not written here yet, but elsewhere this evening.
  await shows(page.locator('.chip.present > span'), 'Ben has this open');
  for (const person of [anna, ben]) await shows(person.line(tart).locator('.line-danger'), 'contains milk: allergy');
});
