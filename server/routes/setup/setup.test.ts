import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRestaurantBox, type RestaurantBox } from '../../open-box.fixture.ts';
import { languageFor, languages } from './languages.ts';
import { profileOf } from './profile.ts';

let restaurant: RestaurantBox;
beforeEach(async () => {
  restaurant = await openRestaurantBox({}, { https: true });
});
afterEach(() => restaurant.close());

const page = async (path = '/setup', headers: Record<string, string> = {}): Promise<string> =>
  (await fetch(`${restaurant.url}${path}`, { headers })).text();

test('the page speaks the language of the browser, or the one that was chosen on it', async () => {
  expect(await page('/setup', { 'accept-language': 'sv-SE,sv;q=0.9,en;q=0.8' })).toContain(
    'Gör i ordning enheten för Bistro',
  );
  expect(await page('/setup?lang=es', { 'accept-language': 'sv' })).toContain('Prepara este dispositivo para Bistro');
  expect(await page('/setup', { 'accept-language': 'fi' })).toContain('Set up this device for Bistro');
});

test.each([
  [undefined, undefined, 'en'],
  ['xx', 'es;q=0.2, sv;q=0.7', 'sv'],
  [undefined, 'sv;q=0, es', 'es'],
  [undefined, '*', 'en'],
  ['__proto__', 'constructor', 'en'],
  ['es', 'sv', 'es'],
] as const)('chosen %s, accepted %s: %s', (chosen, accepted, language) => {
  expect(languageFor(chosen, accepted)).toBe(language);
});

test('every sentence is in every language, in words of its own', () => {
  const sentences = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'function'
        ? [String((value as (with_: unknown) => string)('7'))]
        : Object.values(value as object).flatMap(sentences);
  const [english, ...others] = Object.values(languages).map(sentences);
  // The names of things, and what is written alike.
  const alike = new Set(['Android', 'General']);
  for (const other of others) {
    expect(other).toHaveLength(english?.length ?? 0);
    expect(other.filter((sentence, at) => sentence === english?.[at] && !alike.has(sentence))).toEqual([]);
  }
});

test('an iPad is given the authority as a profile, everything else as a certificate', async () => {
  const profile = await fetch(`${restaurant.url}/setup/comanda.mobileconfig`);
  expect(profile.headers.get('content-type')).toBe('application/x-apple-aspen-config');
  const crt = await fetch(`${restaurant.url}/setup/ca.crt`);
  expect(crt.headers.get('content-type')).toBe('application/x-x509-ca-cert');
  const authority = new X509Certificate(Buffer.from(await crt.arrayBuffer()));
  expect(authority.ca).toBe(true);
  const [, content = ''] = /<data>([^<]+)<\/data>/.exec(await profile.text()) ?? [];
  expect(Buffer.from(content, 'base64').equals(authority.raw)).toBe(true);
  const shown = (await page()).replace(/<br>/g, ' ');
  expect(shown).toContain(authority.fingerprint256.replaceAll(':', ' '));
});

test('a profile is a property list whatever the restaurant is called, and the same one each time', async () => {
  const crt = await fetch(`${restaurant.url}/setup/ca.crt`);
  const certificate = new X509Certificate(Buffer.from(await crt.arrayBuffer())).toString();
  const authority = { certificate, fingerprint: 'AA:BB' };
  const profile = profileOf(authority, 'Ben & Anna’s <Bar>\u0007');
  expect(profile).toContain('<string>Ben &amp; Anna’s &lt;Bar&gt; – Comanda</string>');
  expect(profile).toBe(profileOf(authority, 'Ben & Anna’s <Bar>'));
  const [first, second] = [...profile.matchAll(/<key>PayloadUUID<\/key>\s*<string>([^<]+)/g)].map(([, id]) => id);
  expect(first).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  expect(first).not.toBe(second);
});

test('a name that is markup stays a name', async () => {
  const { setupPage } = await import('./setup-page.ts');
  const html = setupPage({ language: 'en', restaurant: '<script>"&', state: { closed: 'off' }, addresses: [] });
  expect(html).toContain('&lt;script&gt;&quot;&amp;');
  expect(html).not.toContain('<script>"');
});

test('no script and no style stands in the page itself, and only its own files are handed out', async () => {
  const html = await page();
  expect(html).not.toMatch(/<style|<script(?![^>]*src=)|style="|onclick/);
  for (const [, path = ''] of html.matchAll(/(?:src|href)="(\/setup\/files\/[^"]+)"/g)) {
    expect((await fetch(`${restaurant.url}${path}`)).status).toBe(200);
  }
  for (const path of ['../setup-page.ts', '%2e%2e%2fsetup-page.ts', 'toString', '']) {
    expect((await fetch(`${restaurant.url}/setup/files/${path}`)).status).toBe(404);
  }
});

test('the script of the page is something a browser can read', () => {
  execFileSync(process.execPath, ['--check', new URL('page/setup.js', import.meta.url).pathname]);
});

test('without https there is nothing to trust, and the page says so', async () => {
  await restaurant.close();
  restaurant = await openRestaurantBox();
  expect(await page()).toContain('<p data-verdict="off">https is turned off on this box.');
  expect((await fetch(`${restaurant.url}/setup/ca.crt`)).status).toBe(404);
  expect(await (await fetch(`${restaurant.url}/setup/state`)).json()).toEqual({ https: 'off' });
});
