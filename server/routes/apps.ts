import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { notFound, problem } from './problem.ts';

/** The folders of the built web apps, by the path they are served at: `/` and others such as `/kds/`. */
export type AppFolders = Readonly<Record<`/${string}`, string>>;

/** Vite names these files after their content. */
const immutable = /[/\\]assets[/\\]/;

/**
 * A page that WebKit keeps for the way back lies there with the write that it was at, and whoever opens the device again waits
 * for that write without end. What may not be stored it does not keep, over https.
 */
const forPages = 'no-store';

/** Serves the apps, and each app's own page for the addresses that the app makes up. */
export async function appRoutes(app: FastifyInstance, folders: AppFolders): Promise<void> {
  const built = Object.entries(folders).filter(([, folder]) => existsSync(join(folder, 'index.html')));
  for (const [at, [prefix, root]] of built.entries()) {
    await app.register(files, {
      root,
      prefix,
      decorateReply: at === 0,
      wildcard: true,
      redirect: prefix !== '/',
      cacheControl: false,
      setHeaders(response, path) {
        const isPage = path.endsWith('.html');
        const lasting = immutable.test(path) && !isPage;
        response.header(
          'cache-control',
          lasting ? 'public, max-age=31536000, immutable' : isPage ? forPages : 'no-cache',
        );
      },
    });
  }
  // Longest first: `/kds/bills` is the kitchen's, everything else the tablet's.
  const byLength = built.toSorted(([a], [b]) => b.length - a.length);
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const wantsPage = request.method === 'GET' && request.headers.accept?.includes('text/html') === true;
    const [, root] = byLength.find(([prefix]) => `${path}/`.startsWith(prefix)) ?? [];
    if (wantsPage && root !== undefined) {
      return reply.header('cache-control', forPages).sendFile('index.html', root);
    }
    if (path === '/' && built.length === 0) return problem(reply, 404, 'not-built', 'The apps are not built yet.');
    return notFound(reply);
  });
}
