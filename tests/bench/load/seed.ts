import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBox } from '@comanda/server/box.ts';
import { createLog } from '@comanda/server/log.ts';
import { createClock, createRandom } from '@comanda/shared/replica/browser.ts';
import { createMemoryStorage } from '@comanda/shared/replica/storage-memory.ts';
import { sampleId } from '@comanda/shared/sample/sample-id.ts';
import { type RestaurantRows, sampleRestaurant } from '@comanda/shared/sample/sample-restaurant.ts';
import { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import type { LinkEvents } from '@comanda/shared/sync/device-ports.ts';
import { recordTableNames } from '@comanda/shared/sync/records.ts';
import type { Down } from '@comanda/shared/sync/wire.ts';
import type { Identity } from './device.ts';
import { Waiter } from './tap-script.ts';

type Box = ReturnType<typeof openBox>;

/** Few, because what is closed is read by nobody. */
const linesOfClosed = 2;

/** Each tap is a push of its own, and the box lets no device have more than some of them waiting. */
const mostPending = 20;

/** Closed orders leave the devices when their day ends; a busy day has about so many. */
const ordersInDay = 250;

/** What a restaurant to be measured has. */
export type Wish = {
  readonly devices: number;
  readonly open: number;
  readonly closed: number;
  /** Of a closed order. */
  readonly lines?: number;
  /** On the menu besides the sample's own, in the sample's categories. */
  readonly products?: number;
};

/**
 * Fills a folder with the sample restaurant, devices with somebody signed in on each, closed orders of past days and open
 * ones of today. A program of its own, so that what it leaves in memory burdens nobody who is measured.
 */
async function fill(
  folder: string,
  { devices, open, closed, lines = linesOfClosed, products = 0 }: Wish,
): Promise<void> {
  const box = openBox(folder, createLog('silent'), (error) => {
    throw error;
  });
  const rows = sampleRestaurant();
  box.core.changeRecords(
    recordTableNames.flatMap((table) => rows[table].map((fields) => ({ table, id: fields.id, fields }))),
  );
  box.core.changeRecords(moreProducts(products).map((fields) => ({ table: 'products', id: fields.id, fields })));
  const identities = Array.from({ length: devices }, (_, at) => pair(box, at));
  const [first] = identities;
  if (first === undefined) throw new Error('somebody must serve the orders');
  const core = await plugIn(box, first);
  for (let at = 0; at < closed; at += 1) {
    new Waiter(core, 1, lines).serveOne();
    while (core.connection().pending > mostPending) await turn();
    if ((at + 1) % ordersInDay === 0 || at + 1 === closed) await endDay(box, core);
  }
  for (let at = 0; at < open; at += 1) {
    new Waiter(core, 1).serveOne(at % 10);
    await turn();
  }
  await settled(core);
  core.stop();
  box.close();
  for (const left of ['comanda.sqlite-claim']) rmSync(join(folder, left), { force: true });
  writeFileSync(join(folder, 'identities.json'), JSON.stringify(identities));
}

/** Copies of the sample's, so that they have questions, allergens and stations as a menu has. */
function moreProducts(count: number): RestaurantRows['products'][number][] {
  const { products } = sampleRestaurant();
  return Array.from({ length: count }, (_, at) => {
    const like = products[at % products.length] as RestaurantRows['products'][number];
    return {
      ...like,
      id: sampleId(`product ${at}`),
      name: `${like.name}, no. ${at + 1}`,
      code: `${like.code}-${at + 1}`,
      rank: products.length + at,
    };
  });
}

function pair(box: Box, at: number): Identity {
  const [multiSession] = sampleRestaurant().multi_sessions;
  const owner = sampleRestaurant().staff.find((one) => one.role === 'owner');
  const id = box.newId();
  const fields = {
    id,
    name: `Tablet ${at + 1}`,
    role: 'tablet',
    multiSession: multiSession?.id,
    paymentsBarred: false,
  };
  box.core.changeRecords([{ table: 'devices', id, fields: { ...fields, revoked: false, archived: false } }]);
  const token = `token-of-a-measured-device-${at}`;
  box.devices.register(id, box.seal.tokenHash(token), box.nowMs());
  return { device: id, token, signIn: box.core.signIn(id, owner?.id ?? '') };
}

/** A device beside its box: a cable of no length. */
async function plugIn(box: Box, { device, token, signIn }: Identity): Promise<DeviceCore> {
  const core = new DeviceCore(
    {
      clock: createClock(),
      // It never waits for anything, and nobody wants it to beat.
      timers: { after: () => () => {} },
      random: createRandom(),
      storage: createMemoryStorage(),
      links: { connect: (_, events) => cable(box, events) },
    },
    { device, token },
  );
  core.start();
  await settled(core);
  core.signIn(signIn);
  return core;
}

function cable(box: Box, events: LinkEvents) {
  let closed = false;
  const line = box.core.connect({
    send: (text) => queueMicrotask(() => events.received(JSON.parse(text) as Down)),
    close: (_, reason) => {
      if (!closed) throw new Error(`the box hung up: ${reason}`);
    },
  });
  queueMicrotask(() => events.opened());
  return {
    send: (message: object) => line.received(JSON.stringify(message)),
    close: () => {
      closed = true;
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function settled(core: DeviceCore): Promise<void> {
  while (!core.isReady || core.connection().state !== 'live' || core.connection().pending > 0) await turn();
}

async function endDay(box: Box, core: DeviceCore): Promise<void> {
  await settled(core);
  box.core.closeDay();
  await settled(core);
}

const [folder = '', wish = ''] = process.argv.slice(2);
await fill(folder, JSON.parse(wish) as Wish);
// What it has come to for a box, and for the one device that did all of it in the same program.
process.stdout.write(String(process.memoryUsage.rss()));
