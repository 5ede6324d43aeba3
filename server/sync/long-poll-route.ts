import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import Type, { type Static } from 'typebox';
import { problem } from '../routes/problem.ts';
import { atMost, perMinute } from '../routes/rates.ts';
import { isTooDeep } from './guarded-line.ts';
import { type LinkRoom, maxLinks } from './link-room.ts';
import {
  openPolledLink,
  type PolledEnd,
  type PolledLimits,
  type PolledLink,
  usualPolledLimits,
} from './polled-link.ts';

const Link = Type.String({ pattern: '^[0-9a-f]{32}$' });
const PushQuery = Type.Object({ link: Link }, { additionalProperties: false });
const PushHeaders = Type.Object({ 'x-comanda-count': Type.String({ pattern: '^[1-9][0-9]{0,14}$' }) });
const FeedQuery = Type.Object(
  {
    link: Link,
    after: Type.String({ pattern: '^[0-9]{1,15}$' }),
    wait: Type.Optional(Type.String({ pattern: '^[0-9]{1,2}(\\.[0-9]{1,3})?$' })),
  },
  { additionalProperties: false },
);

/** Many small messages may come together after a while without the box; each of them has its own, smaller limit. */
export const pushBytes = 1024 * 1024;
export const longestWaitMs = 25_000;
/** So long a device that missed the answer can still hear why its link ended. */
export const rememberEndMs = 60_000;
/** As many as there can be links. */
export const mostEnds = maxLinks;
/** Of what all of them had been told and did not ask for: the oldest lose theirs, and hear only how their links ended. */
export const mostLeftBytes = 8 * 1024 * 1024;
const unknownLink: PolledEnd = { code: 0, reason: 'the box does not know this link' };

/** The link for networks that let no WebSocket through: the same messages, as requests. */
export function longPollRoute(app: FastifyInstance, room: LinkRoom, limits: PolledLimits = usualPolledLimits): void {
  const links = createLinks();
  app.register((scope, _options, done) => {
    // The messages are read by the core, and only there: here the body stays a text.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, parsed) =>
      parsed(null, body),
    );
    openRoute(scope, room, limits, links);
    pushRoute(scope, links);
    feedRoute(scope, links);
    done();
  });
}

type KnownLink = PolledLink & { known(): void };
type Links = ReturnType<typeof createLinks>;

/** Links by their names, and for a while those that have ended. */
function createLinks() {
  const links = new Map<string, KnownLink>();
  const over = new Set<string>();
  const forget = (link: string): void => {
    over.delete(link);
    links.delete(link);
  };
  return {
    get: (link: string): KnownLink | undefined => links.get(link),
    open(link: string, opened: KnownLink): void {
      links.set(link, opened);
    },
    ended(link: string): void {
      over.add(link);
      const [oldest] = over;
      if (over.size > mostEnds && oldest !== undefined) forget(oldest);
      let leftBytes = 0;
      for (const one of [...over].reverse()) {
        leftBytes += links.get(one)?.left.bytes() ?? 0;
        if (leftBytes > mostLeftBytes) links.get(one)?.left.clear();
      }
      setTimeout(() => forget(link), rememberEndMs).unref();
    },
  };
}

function openRoute(app: FastifyInstance, room: LinkRoom, limits: PolledLimits, links: Links): void {
  app.post('/sync/open', { bodyLimit: 1024, config: atMost(perMinute.openLink) }, ({ ip }, reply) => {
    if (!room.hasPlace()) return problem(reply, 503, 'too-many-links', 'The box has as many links as it can serve.');
    const link = randomBytes(16).toString('hex');
    const place = room.take(ip, () => opened?.close('hello-late', 'somebody else needs the place'));
    const opened = openPolledLink(room, limits, () => {
      place.leave();
      links.ended(link);
    });
    if (opened === null) {
      place.leave();
      return problem(reply, 503, 'box-failed', 'The box is opening its store again. Try again in a moment.');
    }
    links.open(link, { ...opened, known: place.known });
    return reply.send({ link });
  });
}

function pushRoute(app: FastifyInstance, links: Links): void {
  app.post<{ Querystring: Static<typeof PushQuery>; Headers: Static<typeof PushHeaders> }>(
    '/sync/push',
    { bodyLimit: pushBytes, schema: { querystring: PushQuery, headers: PushHeaders } },
    (request, reply) => {
      const link = links.get(request.query.link);
      if (link === undefined) return gone(reply, unknownLink);
      const messages = splitMessages(request.body);
      if (messages === null) return problem(reply, 400, 'malformed', 'The body is not a JSON array of messages.');
      const end = link.push(Number(request.headers['x-comanda-count']), messages);
      if (end !== null) return gone(reply, end);
      if (messages.length > 0) link.known();
      return reply.code(204).send();
    },
  );
}

function feedRoute(app: FastifyInstance, links: Links): void {
  app.get<{ Querystring: Static<typeof FeedQuery> }>(
    '/sync/feed',
    { schema: { querystring: FeedQuery } },
    (request, reply) => {
      const link = links.get(request.query.link);
      if (link === undefined) return gone(reply, unknownLink);
      reply.header('cache-control', 'no-store');
      const waitMs = Math.min(longestWaitMs, Number(request.query.wait ?? 0) * 1000);
      link.feed(Number(request.query.after), waitMs, (answer) => {
        if ('code' in answer) gone(reply, answer);
        else reply.type('application/json').send(`{"messages":[${answer.join(',')}]}`);
      });
      return reply;
    },
  );
}

const gone = (reply: FastifyReply, end: PolledEnd): FastifyReply => reply.code(410).send(end);

/** As many as a device keeps waiting, and few enough to look at in no time. */
export const mostMessages = 1024;

/** The texts of the messages in a body, or null when it is not an array of them. */
function splitMessages(body: unknown): string[] | null {
  if (typeof body !== 'string' || isTooDeep(body)) return null;
  const parsed = parseJson(body);
  return Array.isArray(parsed) && parsed.length <= mostMessages
    ? parsed.map((message) => JSON.stringify(message))
    : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
