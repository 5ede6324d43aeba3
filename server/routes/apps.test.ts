import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { createWebServer } from '../web-server.ts';
import { appRoutes } from './apps.ts';

let folder = '';
let app: FastifyInstance;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comanda-apps-'));
  for (const name of ['tablet', 'kds']) {
    mkdirSync(join(folder, name, 'assets'), { recursive: true });
    writeFileSync(join(folder, name, 'index.html'), `<title>${name}</title>`);
    writeFileSync(join(folder, name, 'assets', 'main-abc.js'), `// ${name}`);
  }
  writeFileSync(join(folder, 'secret'), 'not yours');
  app = await createWebServer(createLog('silent'), { origins: [], hosts: [] });
  await appRoutes(app, { '/': join(folder, 'tablet'), '/kds/': join(folder, 'kds') });
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, accept = 'text/html,*/*') => app.inject({ url, headers: { host: 'localhost', accept } });

test.each([
  ['/', '<title>tablet</title>'],
  ['/tables/12', '<title>tablet</title>'],
  ['/kds/', '<title>kds</title>'],
  ['/kds/tickets/3?station=grill', '<title>kds</title>'],
  ['/assets/main-abc.js', '// tablet'],
  ['/kds/assets/main-abc.js', '// kds'],
])('%s is answered with %s', async (url, body) => {
  const answer = await get(url);
  expect([answer.statusCode, answer.body]).toEqual([200, body]);
});

test('what is named after its content is kept, pages are asked for again', async () => {
  expect((await get('/assets/main-abc.js')).headers['cache-control']).toContain('immutable');
  expect((await get('/')).headers['cache-control']).toBe('no-store');
  expect((await get('/tables/12')).headers['cache-control']).toBe('no-store');
});

test.each(['/../secret', '/%2e%2e/secret', '/kds/..%2f..%2fsecret', '/assets/../../secret'])(
  '%s does not reach outside of the app',
  async (url) => {
    expect((await get(url, '*/*')).body).not.toContain('not yours');
  },
);

test('what is neither a file nor a page is a problem', async () => {
  const answer = await get('/assets/gone.js', '*/*');
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
});
