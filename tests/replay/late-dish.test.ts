import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReader } from '@comanda/server/store/open.ts';
import { uuidV7 } from '@comanda/shared/base/ids.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { expect, onTestFinished, test } from 'vitest';
import type { DeviceProcess } from '../processes/device-process.ts';
import { Seeded } from '../restaurant/seeded.ts';
import { RestaurantProcess } from './restaurant-process.ts';

async function openedRestaurant(): Promise<RestaurantProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'comanda-late-'));
  const menuFile = join(folder, 'menu.csv');
  writeFileSync(menuFile, 'code,name,category,price\n1,Soup,Starters,9.50\n2,Fish,Mains,24.50\n');
  const restaurant = await RestaurantProcess.found({ devices: 2, longPoll: (device) => device === 1, menuFile });
  onTestFinished(async () => {
    await restaurant.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return restaurant;
}

async function does(device: DeviceProcess, command: Command): Promise<void> {
  const answer = await device.ask('touch', { touch: 'command', command });
  expect(answer).not.toHaveProperty('refused');
}

test('a dish tapped out of reach, its tablet killed, the day closed without it: it comes back late and is paid for once', async () => {
  const { devices, box } = await openedRestaurant();
  const [anna, ben] = devices as [DeviceProcess, DeviceProcess];
  const { products, tables, multiSession } = await anna.ask('menu', null);
  const random = new Seeded(5);
  const newId = (): string => uuidV7(Date.now(), random.bytes(10));
  const order = newId();
  const show = async (device: DeviceProcess) => (await device.ask('show', { orders: [order] }))[0];
  const dish = (device: DeviceProcess, code: string) =>
    device.ask('touch', { touch: 'dish', order, line: newId(), product: products[code] ?? '', plus: false });
  const pay = () => anna.ask('touch', { touch: 'take-payment', order, payment: newId() });

  await does(anna, { type: 'open-order', order, kind: 'table', table: tables[0] ?? null, multiSession, guests: 2 });
  await dish(anna, '2');
  await ben.ask('wait', { until: 'dishes', order, count: 1 });
  ben.cable.cut('swallow');
  await dish(ben, '1');
  await pay();
  await does(anna, { type: 'close-order', order });
  await anna.ask('wait', { until: 'settled' });
  await ben.kill();
  await box.admin().ask('close-day', {});
  await anna.ask('wait', { until: 'gone', orders: [order] });
  await box.kill();
  await box.start();
  ben.start();
  await ben.ask('wait', { until: 'dishes', order, count: 2 });
  ben.cable.mend();
  await anna.ask('wait', { until: 'dishes', order, count: 2 });
  expect(await show(anna)).toMatchObject({ state: 'open', total: 3400, paid: 2450, balance: 950 });
  // It was closed before, so the money is all that was missing.
  await pay();
  for (const device of [anna, ben]) {
    await device.ask('wait', { until: 'closed', orders: [order] });
    expect(await show(device)).toMatchObject({ total: 3400, paid: 3400, balance: 0 });
  }
  await Promise.all([anna, ben].map((device) => device.ask('wait', { until: 'settled' })));
  await box.admin().ask('close-day', {});
  for (const device of [anna, ben]) await device.ask('wait', { until: 'gone', orders: [order] });

  const sql = openReader(box.database);
  expect(sql.prepare('SELECT amount FROM payments ORDER BY business_day').pluck().all()).toEqual([2450, 950]);
  expect(sql.prepare('SELECT count(DISTINCT business_day) FROM payments').pluck().get()).toBe(2);
  expect(sql.prepare('SELECT name, quantity FROM order_lines ORDER BY name').all()).toEqual([
    { name: 'Fish', quantity: 1 },
    { name: 'Soup', quantity: 1 },
  ]);
  sql.close();
});
