import { isIP } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../routes/problem.ts';

/**
 * Who may talk to the box from a browser. A web page elsewhere can make a waiter's browser call the box's address
 * (cross-site WebSocket, DNS rebinding): it cannot hide where it comes from (Origin) nor the name it used (Host).
 * A missing Origin is a native client or a plain page load, which carry no one's rights: tokens travel in messages.
 */
export type FrontDoor = {
  /** Web addresses besides the box's own whose pages may speak to it, e.g. `https://pos.example.com`. */
  readonly origins: readonly string[];
  /** Host names besides IP addresses and `localhost` by which the box may be called. */
  readonly hosts: readonly string[];
  /** Where the box itself listens: its page at one port may speak to the other. */
  readonly ownPorts?: () => OwnPorts;
};
export type OwnPorts = { readonly http: number; readonly https: number | null };

export function hostAllowed(door: FrontDoor, host: string | undefined): boolean {
  const name = nameOf(host);
  // A rebound name is always a name: whoever asks for an address reaches that address.
  return name !== undefined && (isIP(name) !== 0 || name === 'localhost' || door.hosts.includes(name));
}

export function originAllowed(door: FrontDoor, origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined || door.origins.includes(origin)) return true;
  if (host === undefined) return false;
  return origin === `http://${host}` || origin === `https://${host}` || isOtherDoor(door, origin, host);
}

/** A page of the box itself, called by the same name, that came by http and asks by https, or the other way round. */
function isOtherDoor({ ownPorts }: FrontDoor, origin: string, host: string): boolean {
  const url = URL.parse(origin);
  if (ownPorts === undefined || url === null || url.origin !== origin) return false;
  const { http, https } = ownPorts();
  const port = Number(url.port);
  const isOwn =
    url.protocol === 'https:'
      ? https !== null && (port || 443) === https
      : url.protocol === 'http:' && (port || 80) === http;
  return isOwn && nameOf(url.host) === nameOf(host);
}

function nameOf(host: string | undefined): string | undefined {
  if (host === undefined || !/^[a-z0-9.\-[\]:]{1,255}$/i.test(host)) return undefined;
  const url = URL.parse(`http://${host}`);
  return url?.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What this route says, every page may read: it knows nothing of the restaurant. */
    readonly isForAll?: boolean;
  }
}

/** Turns strangers away before any route, upgrade included, and answers the browser's questions about the others. */
export function guardFrontDoor(app: FastifyInstance, door: FrontDoor): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin, host } = request.headers;
    if (!hostAllowed(door, host) || isCalledTwice(request)) {
      return problem(
        reply,
        421,
        'unknown-host',
        'The box is not called by this name. Add it to "hosts" in its configuration.',
      );
    }
    if (!originAllowed(door, origin, host) && request.routeOptions.config.isForAll !== true) {
      return problem(reply, 403, 'foreign-origin', 'Pages of this web address may not speak to the box.');
    }
    if (origin !== undefined) allowReading(reply, origin);
    if (request.method === 'OPTIONS' && isPreflight(request)) return answerPreflight(request, reply);
    return undefined;
  });
}

/** Whoever stands between might have read the other name (RFC 9112, 3.2). */
const isCalledTwice = ({ raw: { rawHeaders } }: FastifyRequest): boolean =>
  rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length > 1;

function allowReading(reply: FastifyReply, origin: string): void {
  reply.header('access-control-allow-origin', origin).header('vary', 'Origin');
}

const isPreflight = (request: FastifyRequest): boolean => 'access-control-request-method' in request.headers;

function answerPreflight(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply
    .header('access-control-allow-methods', 'GET, POST')
    .header('access-control-allow-headers', 'content-type, authorization, x-comanda-count, x-sign-in')
    .header('access-control-max-age', '600');
  // An app served from the internet asks this before its browser lets it reach into the restaurant's network.
  if (request.headers['access-control-request-private-network'] === 'true') {
    reply.header('access-control-allow-private-network', 'true');
  }
  return reply.code(204).send();
}
