import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openRestaurantBox, type RestaurantBox } from '@comanda/server/open-box.fixture.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';

// What a browser is told beside every answer of the box, and that no page needs what it is told to refuse.

let restaurant: RestaurantBox;
beforeAll(async () => {
  restaurant = await openRestaurantBox({
    apps: {
      '/': appOf('tablet-app'),
      '/kds/': appOf('kds-app'),
      '/office/': appOf('office-app'),
      '/gallery/': appOf('shared/ui/gallery'),
      '/gallery/tablet/': appOf('tablet-app/gallery'),
    },
  });
});
afterAll(() => restaurant.close());

/** As it is built; where nobody has built it yet, the page that it is built from. */
function appOf(name: string): string {
  const folder = fileURLToPath(new URL(`../../${name}`, import.meta.url));
  return existsSync(`${folder}/dist/index.html`) ? `${folder}/dist` : folder;
}

const pages = [
  '/',
  '/tables/12',
  '/kds/',
  '/kds/bills',
  '/office/',
  '/office/staff',
  '/gallery/',
  '/gallery/tablet/',
  '/setup',
  '/setup?lang=sv',
  '/setup?lang=es',
];
const others = [
  '/healthz',
  '/readyz',
  '/setup/state',
  '/setup/trust',
  '/setup/files/setup.css',
  '/setup/files/setup.js',
  '/setup/files/trust.svg',
  '/setup/ca.crt',
  '/nothing/here.js',
  '/device',
  '/admin/who',
  '/office/members',
  '/sync',
  `/sync/feed?link=${'0'.repeat(32)}&after=0`,
];

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(restaurant.url + path, { headers: { accept: 'text/html', ...headers } });

const directives = (answer: Response): Record<string, string> =>
  Object.fromEntries(
    (answer.headers.get('content-security-policy') ?? '').split(';').map((one) => {
      const [name = '', ...sources] = one.trim().split(' ');
      return [name, sources.join(' ')];
    }),
  );

function expectSafe(answer: Response): void {
  const policy = directives(answer);
  expect(policy).toMatchObject({
    'default-src': "'self'",
    'script-src': "'self'",
    'style-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });
  expect(answer.headers.get('content-security-policy')).not.toMatch(/unsafe|nonce|sha256|\*|data:(?!;| |$)/);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': expect.stringMatching(/SAMEORIGIN|DENY/),
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'x-dns-prefetch-control': 'off',
    'x-permitted-cross-domain-policies': 'none',
  });
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.headers.get('server') ?? answer.headers.get('x-powered-by')).toBeNull();
}

test.each(pages)('the page %s runs nothing but files of the box', async (path) => {
  const answer = await get(path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    expect.stringMatching(/^text\/html; ?charset=utf-8$/i),
  ]);
  expectSafe(answer);
  const html = await answer.text();
  for (const [tag, inside] of html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)) {
    expect([tag, inside]).toEqual([expect.stringMatching(/ src="(\.?\/)[^/]/), '']);
  }
  expect(html).not.toMatch(/<style\b/);
  expect(html).not.toMatch(/\s(?:style|on[a-z]+)\s*=/i);
  expect(html).not.toMatch(/javascript:|<base\b|<iframe\b|<object\b|<embed\b|<meta http-equiv/i);
});

test.each(others)('the answer at %s is as safe in a browser as a page', async (path) => {
  expectSafe(await get(path, { accept: '*/*' }));
});

test('what strangers are told is as safe too', async () => {
  const answer = await get('/', { origin: 'http://evil.example' });
  expect(answer.status).toBe(403);
  expectSafe(answer);
  const posted = await fetch(`${restaurant.url}/pair`, {
    method: 'POST',
    headers: { 'content-type': 'text/html' },
    body: '<script>',
  });
  expect(posted.status).toBe(415);
  expectSafe(posted);
});

test('nothing that somebody asks for comes back as a page', async () => {
  const nasty = encodeURIComponent('"><script>alert(1)</script>');
  for (const path of [`/setup?lang=${nasty}`, `/setup/files/${nasty}`, `/${nasty}`, `/sync/feed?link=${nasty}`]) {
    const answer = await get(path);
    expect(await answer.text()).not.toContain('<script>alert');
  }
});
