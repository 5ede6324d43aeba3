import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { sell } from '@comanda/shared/menu/sell.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { menuOn } from '../menu-on.ts';
import { Practice } from './practice.ts';
import { servePractice } from './practice-box.ts';
import { menuHere, type PracticePlan } from './practice-plan.ts';
import { practiceIds } from './practice-rows.ts';

const learner = { name: 'You', initials: 'ME', colour: '#2f6f9f' };
const begun: { stop(): void }[] = [];
afterEach(() => {
  for (const practice of begun.splice(0)) practice.stop();
  vi.unstubAllGlobals();
});

type Begun = { readonly core: DeviceCore };

async function begin(menu: PracticePlan['menu'] = null): Promise<Practice & { core: DeviceCore }> {
  const { port1, port2 } = new MessageChannel();
  servePractice(port2 as unknown as Parameters<typeof servePractice>[0]);
  const practice = new Practice(port1 as unknown as ConstructorParameters<typeof Practice>[0], {
    room: 'Practice',
    learner,
    menu,
  });
  begun.push({ stop: () => [practice.stop(), port1.close()] });
  return vi.waitFor(() => {
    const { state } = practice;
    if (!('core' in state)) throw new Error('not open');
    expect(state.core.connection()).toMatchObject({ state: 'live', pending: 0 });
    return Object.assign(practice, { core: state.core });
  });
}

/** Opens a table and adds a dish that asks nothing. */
function sells({ core }: Begun, quantity = 1, order = core.newId()): string {
  const menu = menuOn(core);
  const plain = [...menu.products.values()].find(({ modifierGroups }) => modifierGroups.length === 0);
  const item = sell(menu, plain?.id ?? '');
  if (isRefusal(item)) throw new Error(item.refused);
  if (orderView(core.book, order) === null) {
    const [table = ''] = core.records('tables').keys();
    core.act({ type: 'open-order', order, kind: 'table', table, multiSession: practiceIds.group, guests: 2 });
  }
  const done = core.act({ type: 'add-line', order, line: core.newId(), item, quantity, course: null, seat: null });
  expect(isRefusal(done)).toBe(false);
  return order;
}

const marks = ({ core }: Begun, order: string): (string | undefined)[] =>
  orderView(core.book, order)?.lines.map((line) => core.markOf(line.added)) ?? [];

test('a dish is safe at the box of the practice; with the Wi-Fi cut it waits on the tablet, and goes when it is mended', async () => {
  const practice = await begin();
  const order = sells(practice);
  await vi.waitFor(() => expect(marks(practice, order)).toEqual(['safe']));
  practice.setWifi(false);
  expect(practice.core.connection().state).toBe('no-box');
  sells(practice, 2, order);
  await vi.waitFor(() => expect(marks(practice, order)).toEqual(['safe', 'on-device']));
  practice.setWifi(true);
  await vi.waitFor(() => expect(marks(practice, order)).toEqual(['safe', 'safe']), 5_000);
  expect(practice.core.cards).toEqual([]);
  expect(orderView(practice.core.book, order)).toMatchObject({ number: 1, balance: expect.any(Number) });
});

test('it has no way out: it works without a network, a disk or a page, and asks for none', async () => {
  const asked = vi.fn();
  for (const way of ['fetch', 'WebSocket', 'XMLHttpRequest', 'indexedDB', 'localStorage', 'BroadcastChannel'])
    vi.stubGlobal(way, new Proxy(class {}, { get: asked, apply: asked, construct: (_, by) => asked(by) ?? {} }));
  const practice = await begin();
  const order = sells(practice);
  await vi.waitFor(() => expect(marks(practice, order)).toEqual(['safe']));
  expect(await practice.ask()).toEqual({ declined: null });
  expect(asked).not.toHaveBeenCalled();
});

test('what is practised is the menu that this device has, and the device keeps nothing of it', async () => {
  const first = await begin();
  const { products, ...menu } = menuHere(first.core) ?? {};
  const [soup] = products ?? [];
  const practice = await begin({ ...menu, products: [{ ...soup, name: 'Soup of the house' }] } as PracticePlan['menu']);
  expect([...practice.core.records('products').values()].map(({ fields }) => fields.name)).toEqual([
    'Soup of the house',
  ]);
  const before = first.core.book;
  sells(practice);
  expect(first.core.book).toBe(before);
});

test('rows are the same until something in them changes, as screens have to be told', async () => {
  const practice = await begin();
  const { state } = practice;
  if (!('records' in state)) throw new Error('the practice is not open');
  const rows = state.records.rows('tables');
  sells(practice);
  expect(state.records.rows('tables')).toBe(rows);
  practice.core.changeRecord('customers', practice.core.newId(), {
    name: 'Astrid',
    phone: '',
    email: '',
    archived: false,
  });
  expect([...state.records.rows('customers').values()]).toMatchObject([{ name: 'Astrid' }]);
});
