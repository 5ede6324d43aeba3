import { randomUUID } from 'node:crypto';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { FloorClient } from '../floor.ts';
import { renamed } from '../load/crowd.ts';
import { Device, type Identity } from '../load/device.ts';
import { Waiter } from '../load/tap-script.ts';

export type Absence = { readonly missed: number; readonly made: number; readonly orders: number };

/** From the new line to up to date: everything read and shown, everything made meanwhile acknowledged. In ms. */
export async function catchUp(
  address: string,
  [busy, away]: readonly [Identity, Identity],
  { missed, made, orders }: Absence,
): Promise<number> {
  const here = new Device({ address, identity: busy });
  const gone = new Device({ address, identity: away, keeps: true });
  await here.start(busy.signIn);
  await gone.start(away.signIn);
  const shared = [...here.core.book.orders.keys()].filter(
    (order) => orderView(here.core.book, order)?.state === 'open',
  );
  const someOrder = (turn: number): string => shared[turn % Math.min(orders, shared.length)] ?? '';
  gone.cut();
  const taps = { here: new Waiter(here.core, 1), gone: new Waiter(gone.core, 1) };
  for (let turn = 0; turn < missed; turn += 1) {
    taps.here.tapOn(someOrder(turn), Math.floor(turn / orders));
    if (turn % 40 === 0) await here.until(() => here.core.connection().pending === 0);
  }
  await here.untilLive();
  for (let turn = 0; turn < made; turn += 1) taps.gone.tapOn(someOrder(turn), turn);
  const startMs = performance.now();
  gone.mend();
  await gone.untilLive();
  for (const order of shared) orderView(gone.core.book, order);
  const ms = performance.now() - startMs;
  if (gone.core.replica.position < here.core.replica.position) throw new Error('it was live before it had read all');
  here.stop();
  gone.stop();
  return ms;
}

/** The same through the floor. */
export async function catchUpWithFloor(
  address: string,
  taps: readonly string[],
  { missed, made }: Absence,
): Promise<number> {
  const some = (count: number): string[] =>
    Array.from({ length: count }, (_, at) => renamed(taps[at % taps.length] ?? '', randomUUID()));
  let told = 0;
  const here = new FloorClient(address, null, (events) => {
    told += events.length;
  });
  await here.opened();
  here.send(some(missed));
  while (told < missed) await new Promise((resolve) => setImmediate(resolve));
  const own = some(made);
  const startMs = performance.now();
  const ms = await new Promise<number>((resolve) => {
    let left = missed + made;
    const gone: FloorClient = new FloorClient(address, 0, (events) => {
      left -= events.length;
      if (left <= 0) resolve(performance.now() - startMs);
    });
    void gone.opened().then(() => gone.send(own));
  });
  here.close();
  return ms;
}
