import { closeDay } from '@comanda/server/commands/close-day.ts';
import type { Terminal } from '@comanda/server/commands/terminal.ts';
import { openRestaurantBox, ownerPin, type RestaurantBox } from '@comanda/server/open-box.fixture.ts';
import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { createHeadlessDevice } from '@comanda/shared/replica/node/headless.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import type { SignIn } from '@comanda/shared/sync/wire.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let restaurant: RestaurantBox;
let tablet: DeviceCore;

beforeEach(async () => {
  restaurant = await openRestaurantBox();
  const paired = await restaurant.pairDevice('tablet');
  tablet = createHeadlessDevice({ address: restaurant.url, ...paired, folder: null }).core;
  tablet.start();
  const authorization = `Bearer ${paired.token}`;
  const { body } = await restaurant.post('/sign-in', { staff: restaurant.owner, pin: ownerPin }, { authorization });
  await vi.waitFor(() => expect(tablet.connection().state).toBe('live'), { timeout: 8_000 });
  tablet.signIn(body as unknown as SignIn);
});
afterEach(async () => {
  tablet.stop();
  await restaurant.close();
});

function does(command: Command): void {
  const answer = tablet.act(command);
  if (isRefusal(answer)) throw new Error(`${command.type}: ${answer.refused}`);
}

function opens(): string {
  const order = tablet.newId();
  const multiSession = tablet.replica.multiSession ?? '';
  does({ type: 'open-order', order, kind: 'take-away', table: null, multiSession, guests: null });
  return order;
}

/** The command as typed at the box, with what it answers and what it says. */
async function closesDay() {
  const heard = { answer: null as unknown, said: [] as string[] };
  const terminal: Terminal = {
    answer: (json) => {
      heard.answer = json;
    },
    say: (message) => void heard.said.push(message),
    json: true,
    interactive: false,
  };
  await vi.waitFor(() => expect(tablet.connection().pending).toBe(0), { timeout: 8_000 });
  await closeDay({ data: restaurant.data }, terminal);
  return heard;
}

test('whoever ends the day is told how many orders are not over and stay on the devices', async () => {
  const [first, second, third] = [opens(), opens(), opens()];
  does({ type: 'close-order', order: third });
  const two = await closesDay();
  expect(two.answer).toEqual({ day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), openOrders: 2 });
  expect(two.said.at(-1)).toBe('2 orders are still open and stay on the devices.');
  await vi.waitFor(() => expect([...tablet.book.orders.keys()].sort()).toEqual([first, second].sort()));

  does({ type: 'merge-order', order: first, into: second });
  const one = await closesDay();
  expect(one.answer).toMatchObject({ openOrders: 1 });
  expect(one.said.at(-1)).toBe('One order is still open and stays on the devices.');

  does({ type: 'close-order', order: second });
  const none = await closesDay();
  expect(none.answer).toMatchObject({ openOrders: 0 });
  expect(none.said.at(-1)).toBe('No order is open.');
});
