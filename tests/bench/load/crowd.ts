import { randomUUID } from 'node:crypto';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { FloorClient } from '../floor.ts';
import { Device, type Identity } from './device.ts';
import { Waiter } from './tap-script.ts';

/** A crowd of devices in this program, of the product or of the floor: both are driven by the same hands. */
export type Crowd = {
  readonly size: number;
  /** Somebody taps. Gives the ids of the events it made. */
  tap(at: number): readonly string[];
  /** Events of this device that it has not heard back. */
  waiting(at: number): number;
  /** Who heard which events; called when they can be shown. */
  heard: (at: number, events: readonly string[]) => void;
  leave(): void;
};

export type CrowdOptions = {
  /**
   * Whether the orders that were touched are also put together as a screen shows them, before an event counts as heard. In a
   * rush nobody can: a screen draws sixty times in a second, not for each of thousands of events.
   */
  readonly looks: boolean;
  /** That each waiter serves at the same time. */
  readonly parties: number;
  /** Of a party, if not as many as usual. */
  readonly lines?: number;
  sent?(tap: readonly OrderEvent[]): void;
};

export async function crowdOfDevices(
  address: string,
  identities: readonly Identity[],
  { looks, parties, lines, sent = () => {} }: CrowdOptions,
): Promise<Crowd> {
  const devices: Device[] = [];
  const mine = identities.map(() => new Set<string>());
  const crowd: Crowd = {
    size: identities.length,
    tap(at) {
      const events = (waiters[at] as Waiter).tap();
      sent(events);
      for (const { id } of events) mine[at]?.add(id);
      return events.map(({ id }) => id);
    },
    waiting: (at) => mine[at]?.size ?? 0,
    heard: () => {},
    leave: () => {
      for (const device of devices) device.stop();
    },
  };
  for (const [at, identity] of identities.entries()) {
    const device: Device = new Device({
      address,
      identity,
      received(message) {
        if (message.type !== 'frame' || message.entries.length === 0) return;
        const events = message.entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
        for (const { id } of events) mine[at]?.delete(id);
        // Folded in any case: asking for the book is what makes it whole.
        const { book } = device.core;
        if (looks) for (const order of new Set(events.map(({ orderId }) => orderId))) orderView(book, order);
        crowd.heard(
          at,
          events.map(({ id }) => id),
        );
      },
    });
    devices.push(device);
    await device.start(identity.signIn);
  }
  const waiters = devices.map(({ core }) => new Waiter(core, parties, lines));
  return crowd;
}

/** @param taps what product devices sent, tap by tap: the floor carries the same, under new ids. */
export async function crowdOfFloor(
  address: string,
  size: number,
  taps: readonly (readonly string[])[],
): Promise<Crowd> {
  const waiting: number[] = new Array(size).fill(0);
  const mine: Set<string>[] = waiting.map(() => new Set());
  let turn = 0;
  const crowd: Crowd = {
    size,
    tap(at) {
      const tap = taps[turn % taps.length] ?? [];
      turn += 1;
      const ids = tap.map(() => randomUUID());
      clients[at]?.send(tap.map((json, index) => renamed(json, ids[index] ?? '')));
      for (const id of ids) mine[at]?.add(id);
      return ids;
    },
    waiting: (at) => mine[at]?.size ?? 0,
    heard: () => {},
    leave: () => {
      for (const client of clients) client.close();
    },
  };
  const clients = Array.from(
    { length: size },
    (_, at) =>
      new FloorClient(address, null, (events) => {
        for (const { id } of events) mine[at]?.delete(id);
        crowd.heard(
          at,
          events.map(({ id }) => id),
        );
      }),
  );
  for (const client of clients) await client.opened();
  return crowd;
}

/** Every event begins with its id. */
export const renamed = (json: string, id: string): string => `{"id":"${id}"${json.slice(idEnds)}`;
const idEnds = '{"id":"00000000-0000-7000-8000-000000000000"'.length;
