import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { sell } from '@comanda/shared/menu/sell.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { menuOn } from '../menu-on.ts';
import { laidPractice, patienceMs } from './practice.fixture.ts';
import { menuHere, type PracticePlan, practiceIds } from './practice-plan.ts';
import type { PracticeTablet } from './practice-tablet.ts';

vi.setConfig({ testTimeout: 3 * patienceMs });

const learner = { name: 'You', initials: 'ME', colour: '#2f6f9f' };
afterEach(() => void vi.unstubAllGlobals());

type Begun = { readonly core: DeviceCore };

async function begin(menu: PracticePlan['menu'] = null): Promise<PracticeTablet> {
  const [tablet] = await laidPractice({ room: 'Practice', people: [learner], menu }, onTestFinished);
  if (tablet === undefined) throw new Error('nobody practises');
  return tablet;
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
  await vi.waitFor(() => expect(marks(practice, order)).toEqual(['safe']), patienceMs);
  practice.setWifi(false);
  expect(practice.core.connection().state).toBe('no-box');
  sells(practice, 2, order);
  await vi.waitFor(() => expect(marks(practice, order)).toEqual(['safe', 'on-device']), patienceMs);
  practice.setWifi(true);
  await vi.waitFor(() => expect(marks(practice, order)).toEqual(['safe', 'safe']), patienceMs);
  expect(practice.core.cards).toEqual([]);
  expect(orderView(practice.core.book, order)).toMatchObject({ number: 1, balance: expect.any(Number) });
});

test('it has no way out: it works without a network, a disk or a page, and asks for none', async () => {
  const asked = vi.fn();
  for (const way of ['fetch', 'WebSocket', 'XMLHttpRequest', 'indexedDB', 'localStorage', 'BroadcastChannel'])
    vi.stubGlobal(way, new Proxy(class {}, { get: asked, apply: asked, construct: (_, by) => asked(by) ?? {} }));
  const practice = await begin();
  const order = sells(practice);
  await vi.waitFor(() => expect(marks(practice, order)).toEqual(['safe']), patienceMs);
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
