import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRestaurantBox, type RestaurantBox } from '@comanda/server/open-box.fixture.ts';
import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { sell } from '@comanda/shared/menu/sell.ts';
import type { Command } from '@comanda/shared/order/commands.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { menuOn } from '@comanda/shared/replica/menu-on.ts';
import { createHeadlessDevice } from '@comanda/shared/replica/node/headless.ts';
import { sampleRestaurant } from '@comanda/shared/sample/sample-restaurant.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import type { LinkKind } from '@comanda/shared/sync/device-ports.ts';
import { recordTableNames } from '@comanda/shared/sync/records.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CutCable } from '../processes/cut-cable.ts';
import { refuseUpgrades } from '../processes/no-upgrades.ts';

const lines: readonly { name: string; only?: LinkKind; refuses: boolean; kind: LinkKind }[] = [
  { name: 'WebSocket', only: 'web-socket', refuses: false, kind: 'web-socket' },
  { name: 'long-poll', only: 'long-poll', refuses: false, kind: 'long-poll' },
  { name: 'upgrades refused, so that it falls back by itself', refuses: true, kind: 'long-poll' },
];

type Waiter = {
  core: DeviceCore;
  readonly cable: CutCable;
  readonly folder: string;
  leave(): Promise<void>;
  comeBack(): Promise<void>;
};

const patience = { timeout: 20_000, interval: 20 };

describe.each(lines)('on real sockets, by $name', ({ only, refuses, kind }) => {
  let box: RestaurantBox;
  let folder: string;
  const tidyUp: (() => unknown)[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'comanda-lines-'));
    box = await openRestaurantBox();
    const rows = sampleRestaurant();
    const tables = recordTableNames.filter(
      (table) => !['settings', 'staff', 'devices', 'multi_sessions'].includes(table),
    );
    box
      .box()
      .core.changeRecords(tables.flatMap((table) => rows[table].map((fields) => ({ table, id: fields.id, fields }))));
  });

  afterEach(async () => {
    for (const run of tidyUp.splice(0).reverse()) await run();
    await box.close();
    rmSync(folder, { recursive: true });
  });

  async function waiter(name: string): Promise<Waiter> {
    const { device, token } = await box.pairDevice();
    const proxy = refuses ? await refuseUpgrades(box.port) : null;
    const cable = await CutCable.lay(() => proxy?.port ?? box.port);
    const home = join(folder, name);
    const boot = (): DeviceCore =>
      createHeadlessDevice({ address: cable.address, device, token, folder: home, ...(only && { only }) }).core;
    const one: Waiter = {
      core: boot(),
      cable,
      folder: home,
      async leave() {
        one.core.stop();
      },
      async comeBack() {
        one.core = boot();
        one.core.start();
        await vi.waitFor(() => expect(one.core.isReady).toBe(true), patience);
      },
    };
    one.core.start();
    tidyUp.push(
      () => proxy?.close(),
      () => cable.remove(),
      () => one.core.stop(),
    );
    await vi.waitFor(() => expect(one.core.isReady && one.core.connection().state).toBe('live'), patience);
    one.core.signIn(box.box().core.signIn(device, box.owner));
    return one;
  }

  const multiSession = () => [...(box.box().core.life.records.tables.get('multi_sessions')?.keys() ?? [])][0] ?? '';

  function act({ core }: Waiter, command: Command, done?: () => void): void {
    const answer = core.act(command, done);
    if (isRefusal(answer)) throw new Error(answer.refused);
  }

  function open(one: Waiter): string {
    const order = one.core.newId();
    act(one, { type: 'open-order', order, kind: 'take-away', table: null, multiSession: multiSession(), guests: null });
    return order;
  }

  function add(one: Waiter, order: string, done?: () => void): string {
    const menu = menuOn(one.core);
    const product = [...menu.products.values()].find((row) => row.modifierGroups.length === 0 && !row.archived);
    const item = sell(menu, product?.id ?? '');
    if (isRefusal(item)) throw new Error(item.refused);
    const line = one.core.newId();
    act(one, { type: 'add-line', order, line, item, quantity: 1, course: null, seat: null }, done);
    return line;
  }

  const quantities = ({ core }: Waiter, order: string) =>
    orderView(core.book, order)
      ?.lines.map((line) => line.quantity)
      .sort();
  const rested = ({ core }: Waiter) => expect(core.connection()).toMatchObject({ state: 'live', pending: 0, kind });
  const rows = () => box.box().store.load().orders.length;

  test('both beers arrive once though one waiter was carried out of reach', async () => {
    const [anna, ben] = [await waiter('anna'), await waiter('ben')];
    const order = open(anna);
    await vi.waitFor(() => expect(quantities(ben, order)).toEqual([]), patience);
    ben.cable.cut('swallow');
    const line = add(anna, order);
    add(ben, order);
    await vi.waitFor(() => expect(ben.core.connection().state).toBe('no-box'), patience);
    ben.cable.mend({ leaveSilent: true });
    for (const one of [anna, ben]) {
      await vi.waitFor(() => expect(quantities(one, order)).toEqual([1, 1]), patience);
      await vi.waitFor(() => rested(one), patience);
    }
    expect(ben.core.away?.facts.map((fact) => fact.event.type)).toContain('line-added');
    act(ben, { type: 'tap-quantity', order, line, by: 1 });
    act(anna, { type: 'tap-quantity', order, line, by: 1 });
    await vi.waitFor(() => expect(quantities(anna, order)).toEqual([1, 3]), patience);
    await vi.waitFor(() => expect(quantities(ben, order)).toEqual([1, 3]), patience);
    expect(rows()).toBe(1);
  });

  test('a tap that was saved while cut off survives the tablet going out, and comes through once', async () => {
    const [anna, ben] = [await waiter('anna'), await waiter('ben')];
    const order = open(anna);
    await vi.waitFor(() => expect(quantities(ben, order)).toEqual([]), patience);
    anna.cable.cut('close');
    await new Promise<void>((saved) => add(anna, order, saved));
    await anna.leave();
    await anna.comeBack();
    expect(quantities(anna, order)).toEqual([1]);
    expect(anna.core.connection()).toMatchObject({ state: 'no-box', pending: 1 });
    anna.cable.mend();
    await vi.waitFor(() => expect(quantities(ben, order)).toEqual([1]), patience);
    await vi.waitFor(() => rested(anna), patience);
    expect(quantities(anna, order)).toEqual([1]);
  });
});
