import { createServer, type Server } from 'node:https';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import { limitCallers, patience } from '../sync/callers.ts';
import { type KeeperParts, keepShowing, type Shown, shownNow, type Wanted } from './keeper.ts';
import { createVisits, type Visits } from './visits.ts';

export type Https = {
  readonly port: number;
  shown(): Shown;
  readonly visits: Visits;
  /** Looks now whether another certificate should be shown, as it does every minute. */
  look(): Promise<void>;
  close(): Promise<void>;
};

export type HttpsParts = KeeperParts & {
  readonly monotonicMs: () => number;
  /** Another certificate is shown from now on: its names, or its authority, may be others. */
  readonly changed: () => void;
};

/** Where it listens besides, for the same pages, routes and sockets. */
export class HttpsPortTaken extends Error {
  override readonly name = 'HttpsPortTaken';
}

/** As the other door has them. */
const timeouts = { ...patience, keepAliveTimeout: 72_000, handshakeTimeout: 10_000 };

/**
 * A second door to the same box: what comes in by TLS is handed to the same routes and the same sockets.
 * @throws NoCertificate, HttpsPortTaken
 */
export async function openHttps(
  app: FastifyInstance,
  wanted: Wanted & { readonly host: string; readonly httpsPort: number },
  parts: HttpsParts,
): Promise<Https> {
  let shown = await shownNow(wanted, parts);
  const server = createServer({ cert: shown.certificate, key: shown.key, minVersion: 'TLSv1.2', ...timeouts });
  limitCallers(server);
  const visits = createVisits(parts.monotonicMs);
  server.on('request', (request, response) => void app.server.emit('request', request, response));
  server.on('upgrade', (request, socket, head) => void app.server.emit('upgrade', request, socket, head));
  watchVisits(server, visits);
  await listen(server, wanted.host, wanted.httpsPort);
  const keeper = keepShowing(shown, wanted, parts, (next) => {
    server.setSecureContext({ cert: next.certificate, key: next.key, minVersion: 'TLSv1.2' });
    shown = next;
    parts.changed();
  });
  const { port } = server.address() as { port: number };
  return {
    port,
    shown: () => shown,
    visits,
    look: keeper.look,
    close() {
      keeper.stop();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function watchVisits(server: Server, visits: Visits): void {
  // A refusal ends the connection, and a socket that has ended no longer says where it came from.
  const from = new WeakMap<object, string>();
  server.on('connection', (socket: Socket) => {
    if (socket.remoteAddress === undefined) return;
    from.set(socket, socket.remoteAddress);
    visits.note(socket.remoteAddress, 'reached');
  });
  server.on('secureConnection', (socket) => visits.note(socket.remoteAddress, 'trusted'));
  server.on('tlsClientError', (error, socket) => {
    if (!isRefusal(error)) return;
    visits.note(socket.remoteAddress ?? from.get(rawOf(socket) ?? socket), 'refused');
  });
}

/** The device said that it does not know the authority (RFC 8446, 6.2), in one of the ways browsers say it. */
const isRefusal = (error: Error): boolean => /unknown ca|certificate unknown|bad certificate/i.test(error.message);

const rawOf = (socket: TLSSocket): object | undefined => (socket as { _parent?: object })._parent;

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `The https port ${port} is taken by another program. Choose one with --https-port, or none with --https false.`;
      reject(error.code === 'EADDRINUSE' ? new HttpsPortTaken(taken) : error);
    });
    server.listen({ host, port }, resolve);
  });
}
