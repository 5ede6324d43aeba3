import { fileURLToPath } from 'node:url';
import { sampleRestaurant } from '@comanda/shared/sample/sample-restaurant.ts';
import { addressesOf } from '../addresses.ts';
import { adminOf } from '../admin/admin.ts';
import { isDeclined } from '../admin/wishes.ts';
import type { Box } from '../box.ts';
import { type AppServer, serveApps } from './app-server.ts';
import { type Cable, layCable } from './cable.ts';
import { type PageServer, type PlaygroundPerson, servePage } from './page-server.ts';

/** Who sits where in the demo: a device with an address and a cable of its own, in the hands of somebody of the sample. */
const places = [
  { name: 'Tablet A', role: 'tablet', path: '/', person: 'Anna Lind' },
  { name: 'Tablet B', role: 'tablet', path: '/', person: 'Ben Okafor' },
  { name: 'Kitchen', role: 'kitchen', path: '/kds/', person: 'Dimitri Pappas' },
  { name: 'Till', role: 'till', path: '/kds/', person: 'Farah Aziz' },
  { name: 'Office', role: 'office', path: '/office/', person: 'Ingrid Sandell' },
] as const;

export type Seat = (typeof places)[number] & {
  readonly place: number;
  readonly appPort: number;
  readonly cable: Cable;
  /** A new one-time code for the seat's device. */
  code(): string;
};

export type PlaygroundOptions = {
  readonly host: string;
  /** Of the page with the switches; when another program has it, any free one. */
  readonly port: number;
  /** `comanda` where devices may say `comanda.local`. */
  readonly hostName: string;
};

export type Playground = {
  /** Where the page with the switches is; `localhost` first, which browsers trust without a certificate. */
  readonly addresses: readonly string[];
  /** Whose pages speak to the box: for its configuration. */
  readonly origins: readonly string[];
  /**
   * Pairs the seats and lays their cables. The box has to be open.
   * @param tables those that nobody else will serve
   */
  plugIn(box: PlayedBox, people: readonly PlaygroundPerson[], tables: readonly string[]): Promise<void>;
  close(): Promise<void>;
};

/** The box of the demo; a function, because a box that failed opens again as another. */
export type PlayedBox = { readonly port: number; box(): Box | null };

const dist = (app: string): string => fileURLToPath(new URL(`../../${app}/dist`, import.meta.url));

/** Lays out a demo's devices before its box is open, because the box must know their addresses when it opens. */
export async function layOutPlayground({ host, port, hostName }: PlaygroundOptions): Promise<Playground> {
  const page: PageServer = await servePage({ host, port }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return servePage({ host, port: 0 });
    throw error;
  });
  const folders = { '/': dist('tablet-app'), '/kds/': dist('kds-app'), '/office/': dist('office-app') } as const;
  const apps: AppServer[] = [];
  for (const _ of places) apps.push(await serveApps({ host, port: 0, folders, framedBy: page.port }));
  const seats: Seat[] = [];
  const names = ['localhost', '127.0.0.1', `${hostName}.local`];
  return {
    addresses: [...(isEverywhere(host) ? [`http://localhost:${page.port}`] : []), ...addressesOf(host, page.port)],
    origins: apps.flatMap((app) => [
      ...new Set([...addressesOf(host, app.port), ...names.map((name) => `http://${name}:${app.port}`)]),
    ]),
    async plugIn(played, people, tables) {
      for (const [place, about] of places.entries()) {
        const to = () => ({ host: nearHost(host), port: played.port });
        const cable = await layCable({ host, port: 0, to });
        const device = await seatDevice(openBoxOf(played), about);
        const code = () => {
          const box = openBoxOf(played);
          return box.codes.make(device, null, box.nowMs());
        };
        seats.push({ ...about, place, appPort: apps[place]?.port ?? 0, cable, code });
      }
      page.open(seats, people, tables);
    },
    async close() {
      await Promise.all([page.close(), ...apps.map((app) => app.close()), ...seats.map(({ cable }) => cable.close())]);
    },
  };
}

const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::';
const nearHost = (host: string): string => (isEverywhere(host) ? '127.0.0.1' : host);

function openBoxOf({ box }: PlayedBox): Box {
  const open = box();
  if (open === null) throw new Error('the demo could not save');
  return open;
}

async function seatDevice(box: Box, { name, role }: (typeof places)[number]): Promise<string> {
  const [group] = sampleRestaurant().multi_sessions;
  const offer = await adminOf(box).ask('pair', { name, role, ...(group && { multiSession: group.id }) });
  if (isDeclined(offer)) throw new Error(offer.detail);
  return offer.device;
}
