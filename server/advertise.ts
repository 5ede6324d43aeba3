import { createSocket } from 'node:dgram';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bonjour, Service } from 'bonjour-service';
import type { Log } from './log.ts';
import type { HttpsState } from './tls/second-door.ts';

export type Announcement = {
  readonly hostName: string;
  readonly port: number;
  /** What a device should know before it calls. */
  readonly txt: Readonly<Record<string, string>>;
};

/**
 * Where https is, and by which SHA-256 the box's authority is known: a display that pins it is not fooled by another box.
 * Bonjour is open to everyone on the network, so it is a hint until a person has compared it or a code has paired the device.
 */
export function securityText(state: HttpsState): Record<string, string> {
  if (!('open' in state)) return {};
  const { authority } = state.open.shown();
  const fingerprint = authority?.fingerprint.replaceAll(':', '').toLowerCase();
  return { https: String(state.open.port), ...(fingerprint !== undefined && { ca: fingerprint }) };
}

export type Announced = {
  /** Says something else from now on, also to whoever has heard of the box already; and its addresses of the moment. */
  say(txt: Announcement['txt']): Promise<void>;
  stop(): Promise<void>;
};

/** A box on the same network answers within a few. */
const answerMs = 750;

/** Lets devices find the box as `_comanda._tcp` and as `<name>.local`. Never fatal: an address can always be typed. */
export async function announce(
  log: Log,
  { hostName, port, txt }: Announcement,
  problemOf: () => Promise<string | null> = multicastProblem,
): Promise<Announced> {
  const silent: Announced = { say: async () => {}, stop: async () => {} };
  const missing = await problemOf();
  if (missing !== null) {
    log.warn(
      { reason: missing },
      'no Bonjour: the network has no route for multicast (224.0.0.0/4), so type the address',
    );
    return silent;
  }
  const { Bonjour } = await import('bonjour-service');
  // Without a listener of errors the library throws them.
  const bonjour = new Bonjour({}, (error: unknown) => log.warn({ err: error }, 'Bonjour failed'));
  const close = (): Promise<void> => new Promise((resolve) => bonjour.unpublishAll(() => bonjour.destroy(resolve)));
  const other = await another(bonjour, hostName);
  if (other !== null) {
    log.warn(
      { name: hostName, other },
      `another box on this network is called ${hostName}.local, so this one is not announced: give it a --host-name of its own`,
    );
    await close();
    return silent;
  }
  return announced(
    (said) =>
      bonjour.publish({
        // Asked already: the library would write its own answer to the terminal.
        probe: false,
        name: hostName,
        type: 'comanda',
        host: `${hostName}.local`,
        port,
        txt: { path: '/sync', ...said },
      }),
    txt,
    close,
  );
}

/** One thing is said at a time. Who has heard the old one is told that it is over, and then the new one, as if the box had come anew. */
function announced(
  publish: (txt: Announcement['txt']) => Service,
  first: Announcement['txt'],
  close: () => Promise<void>,
): Announced {
  let service = publish(first);
  let isOver = false;
  let turn = Promise.resolve();
  return {
    say(txt) {
      turn = turn.then(async () => {
        if (isOver) return;
        await new Promise<void>((resolve) => service.stop?.(() => resolve()));
        service = publish(txt);
      });
      return turn;
    },
    async stop() {
      isOver = true;
      await turn;
      await close();
    },
  };
}

/** Where a box of this name is already, of those that answer at once. */
function another(bonjour: Bonjour, name: string): Promise<string | null> {
  return new Promise((resolve) => {
    const stop = listen(bonjour, name, ({ address, port }) => end(`${address}:${port}`));
    const timer = setTimeout(() => end(null), answerMs);
    const end = (found: string | null): void => {
      clearTimeout(timer);
      stop();
      resolve(found);
    };
  });
}

/** From where a box says that it is called so. */
export type CalledSo = { readonly address: string; readonly port: number };

/** Every box on the network that answers to a name within a moment. */
export async function boxesCalled(name: string): Promise<CalledSo[]> {
  const { Bonjour } = await import('bonjour-service');
  // Without a listener of errors the library throws them. Whoever cannot be heard is not found.
  const bonjour = new Bonjour({}, () => {});
  const found = new Map<string, CalledSo>();
  const stop = listen(bonjour, name, (one) => found.set(`${one.address} ${one.port}`, one));
  await sleep(answerMs);
  stop();
  await new Promise<void>((resolve) => bonjour.destroy(() => resolve()));
  return [...found.values()];
}

/** The library takes two boxes of one name for one that has changed, so its changes are heard too. */
function listen(bonjour: Bonjour, name: string, hear: (one: CalledSo) => void): () => void {
  const browser = bonjour.find({ type: 'comanda' });
  const heard = (service: Service): void => {
    if (service.name === name) hear({ address: service.referer?.address ?? service.host, port: service.port });
  };
  browser.on('up', heard);
  browser.on('srv-update', heard);
  browser.on('txt-update', heard);
  return () => browser.stop();
}

/** Bonjour itself fails silently without a route, so one packet is tried. */
export function multicastProblem(): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    const answer = (error: Error | null) => {
      socket.close();
      resolve(error === null ? null : error.message);
    };
    socket.once('error', answer);
    socket.send(emptyQuery, 5353, '224.0.0.251', answer);
  });
}

/** An mDNS header that asks nothing: nobody answers it. */
const emptyQuery = Buffer.alloc(12);
