import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Shown } from '../../tls/keeper.ts';
import type { SecondDoor } from '../../tls/second-door.ts';
import { notFound, problem } from '../problem.ts';

export type SetupParts = {
  /** What the restaurant is called; null while the box opens its store, or when there is none yet. */
  readonly restaurant: () => string | null;
  readonly door: Pick<SecondDoor, 'state' | 'addresses'>;
};

/** What the page is made of besides its words. Nothing else in the folder is handed out. */
const files = {
  'setup.css': 'text/css; charset=utf-8',
  'setup.js': 'text/javascript; charset=utf-8',
  'profile.svg': 'image/svg+xml',
  'trust.svg': 'image/svg+xml',
  'home.svg': 'image/svg+xml',
} as const satisfies Record<string, string>;

/**
 * `/setup`: how a new device learns to trust this box, over plain http because it cannot over https yet. It says only what
 * anybody on the network may know.
 */
export function setupRoutes(app: FastifyInstance, { restaurant, door }: SetupParts): void {
  app.get('/setup', async (request, reply) => {
    const { setupPage } = await import('./setup-page.ts');
    const { languageFor } = await import('./languages.ts');
    const language = languageFor(queryOf(request, 'lang'), request.headers['accept-language']);
    const html = setupPage({
      language,
      restaurant: restaurant() ?? 'Comanda',
      state: door.state(),
      addresses: door.addresses(),
    });
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('vary', 'Accept-Language')
      .send(html);
  });

  app.get('/setup/state', (request, reply) => reply.header('cache-control', 'no-store').send(stateFor(door, request)));

  // Whoever can read this answer by https trusts the box.
  app.get('/setup/trust', { config: { isForAll: true } }, (request, reply) =>
    reply.header('cache-control', 'no-store').send({ trusted: request.protocol === 'https' }),
  );

  app.get('/setup/comanda.mobileconfig', async (_request, reply) => {
    const authority = authorityOf(door);
    if (authority === null) return noAuthority(reply);
    const { profileOf } = await import('./profile.ts');
    return download(
      reply,
      'application/x-apple-aspen-config',
      profileOf(authority, restaurant() ?? 'Comanda'),
      'comanda.mobileconfig',
    );
  });
  app.get('/setup/ca.crt', async (_request, reply) => {
    const authority = authorityOf(door);
    if (authority === null) return noAuthority(reply);
    const { derOf } = await import('./profile.ts');
    return download(reply, 'application/x-x509-ca-cert', derOf(authority), 'comanda.crt');
  });

  app.get<{ Params: { name: string } }>('/setup/files/:name', ({ params: { name } }, reply) => {
    if (!isFile(name)) return notFound(reply);
    return reply
      .type(files[name])
      .header('cache-control', 'no-cache')
      .send(readFileSync(new URL(`page/${name}`, import.meta.url)));
  });
}

const isFile = (name: string): name is keyof typeof files => Object.hasOwn(files, name);

/** What the page asks again and again: is there https, and has the box heard this very device there? */
function stateFor(door: SetupParts['door'], request: FastifyRequest) {
  const state = door.state();
  if (!('open' in state)) return { https: state.closed };
  return { https: 'open', heard: state.open.visits.last(request.socket.remoteAddress ?? ''), nowMs: Date.now() };
}

function authorityOf(door: SetupParts['door']): Shown['authority'] {
  const state = door.state();
  return 'open' in state ? state.open.shown().authority : null;
}

const noAuthority = (reply: FastifyReply): FastifyReply =>
  problem(reply, 404, 'no-authority', 'This box has no authority of its own that a device would have to trust.');

const download = (reply: FastifyReply, type: string, content: string | Buffer, name: string): FastifyReply =>
  reply
    .type(type)
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(content);

function queryOf({ query }: FastifyRequest, name: string): string | undefined {
  const value = (query as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}
