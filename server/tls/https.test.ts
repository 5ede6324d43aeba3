import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { adminClient } from '../admin/admin-client.ts';
import { readWhereabouts } from '../admin/whereabouts.ts';
import { renewCertificate } from '../commands/cert.ts';
import { createLog } from '../log.ts';
import { startBox } from '../main.ts';
import { hello, openRestaurantBox, type RestaurantBox, testConfig } from '../open-box.fixture.ts';
import { authorityFile, leafFile } from './authority/files.ts';
import { issueAuthority, issueLeaf } from './authority/issue.ts';

let restaurant: RestaurantBox;
afterEach(() => restaurant.close());

const open = async (settings = {}): Promise<{ port: number; ca: string }> => {
  restaurant = await openRestaurantBox({}, { https: true, ...settings });
  const [address = ''] = restaurant.secureAddresses;
  return { port: Number(new URL(address).port), ca: readFileSync(authorityFile(restaurant.data), 'utf8') };
};

type Asked = {
  readonly port: number;
  readonly ca?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
};

function ask({ port, ca, path = '/healthz', headers = {} }: Asked) {
  return new Promise<{ status: number; body: string; headers: Record<string, unknown> }>((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, ca, headers, agent: false }, (answer) => {
      let body = '';
      answer.on('data', (chunk) => {
        body += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, headers: answer.headers }));
    });
    asking.on('error', reject);
    asking.end();
  });
}

test('one box, two doors: the same answers by https as by http', async () => {
  const { port, ca } = await open();
  expect(await ask({ port, ca })).toMatchObject({ status: 200, body: '{"status":"ok"}' });
  expect(await (await fetch(`${restaurant.url}/healthz`)).json()).toEqual({ status: 'ok' });
  await expect(ask({ port })).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  expect(restaurant.secureAddresses[0]).toBe(`https://comanda.local:${port}`);
  expect(readWhereabouts(restaurant.data)?.secureAddresses).toEqual(restaurant.secureAddresses);
});

test('a tablet links by a socket inside TLS, and hears that the box stops', async () => {
  const { port, ca } = await open();
  const { token } = await restaurant.pairDevice();
  // Node's WebSocket takes no authority of its own, so TLS ends in a pipe in front of it.
  const pipe = createServer((plain) => plain.pipe(connect({ port, host: '127.0.0.1', ca })).pipe(plain));
  await new Promise<void>((resolve) => pipe.listen(0, '127.0.0.1', resolve));
  const socket = new WebSocket(`ws://127.0.0.1:${(pipe.address() as { port: number }).port}/sync`, 'comanda');
  const heard: { type: string; code?: string }[] = [];
  socket.onmessage = ({ data }) => heard.push(JSON.parse(String(data)));
  socket.onopen = () => socket.send(JSON.stringify(hello(token)));
  await expect.poll(() => heard.map(({ type }) => type)).toContain('snapshot');
  const closed = new Promise((resolve) => {
    socket.onclose = resolve;
  });
  await restaurant.stop();
  await closed;
  expect(heard.at(-1)).toMatchObject({ type: 'bye', code: 'box-stopping' });
  await new Promise((resolve) => pipe.close(resolve));
});

test('the page at one door may speak to the other, and a page from elsewhere to neither', async () => {
  const { port, ca } = await open();
  const from = async (origin: string) => (await ask({ port, ca, headers: { origin } })).status;
  expect(await from(restaurant.url)).toBe(200);
  expect(await from(`https://127.0.0.1:${port}`)).toBe(200);
  expect(await from('http://127.0.0.1:1')).toBe(403);
  expect(await from('https://evil.example')).toBe(403);
  const nowhere = await ask({ port, ca, path: '/no-such-page', headers: { origin: 'https://evil.example' } });
  expect(nowhere.status).toBe(403);
  const byHttp = await fetch(`${restaurant.url}/healthz`, { headers: { origin: `https://127.0.0.1:${port}` } });
  expect(byHttp.headers.get('access-control-allow-origin')).toBe(`https://127.0.0.1:${port}`);
  // Trust is tested before the device has a name for the box that would be allowed.
  const trust = await ask({ port, ca, path: '/setup/trust', headers: { origin: 'http://192.168.1.9:8080' } });
  expect(trust).toMatchObject({ status: 200, body: '{"trusted":true}' });
  expect(trust.headers['access-control-allow-origin']).toBe('http://192.168.1.9:8080');
});

test('another certificate is shown without a restart, and who is linked stays linked', async () => {
  const { port, ca } = await open();
  const serial = (socket: TLSSocket) => socket.getPeerCertificate().serialNumber;
  const call = () =>
    new Promise<TLSSocket>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', ca }, () => resolve(socket));
      socket.on('error', reject);
    });
  const before = await call();
  const first = serial(before);
  rmSync(leafFile(restaurant.data));
  await restaurant.lookAtCertificate();
  const after = await call();
  expect(serial(after)).not.toBe(first);
  expect(before.destroyed).toBe(false);
  before.destroy();
  after.destroy();
});

test('another authority made by command is shown, and said to commands, at once', async () => {
  const { port, ca } = await open();
  const said: string[] = [];
  const terminal = { answer: () => {}, say: (line: string) => void said.push(line), json: true, interactive: false };
  await renewCertificate({ data: restaurant.data, authority: true }, terminal);
  expect(said).toEqual(['Every device has to trust the new authority: open /setup on each.']);
  await expect(ask({ port, ca })).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  const next = readFileSync(authorityFile(restaurant.data), 'utf8');
  expect(await ask({ port, ca: next })).toMatchObject({ status: 200 });
  const installed = await fetch(`${restaurant.url}/setup/ca.crt`);
  expect(new X509Certificate(Buffer.from(await installed.arrayBuffer())).fingerprint256).toBe(
    new X509Certificate(next).fingerprint256,
  );
  // A command that was told another name makes what the box cannot use: it makes its own again.
  await renewCertificate({ data: restaurant.data, hostName: 'elsewhere' }, terminal);
  expect(said.at(-1)).toBe('The running box shows another certificate; its log says why.');
});

test('a certificate that the owner brings is shown instead, and the next one that is put in its place, if it is any good', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'comanda-brought-'));
  const [tlsCert, tlsKey] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const authority = await issueAuthority('pos', Date.now());
  const bring = async (name = 'pos.local') => {
    const made = await issueLeaf(authority, { names: [name], addresses: ['127.0.0.1'] }, Date.now());
    writeFileSync(tlsCert, made.certificate);
    writeFileSync(tlsKey, made.key);
    return new X509Certificate(made.certificate).fingerprint256;
  };
  const first = await bring();
  restaurant = await openRestaurantBox({}, { https: true, tlsCert, tlsKey });
  const [address = ''] = restaurant.secureAddresses;
  const port = Number(new URL(address).port);
  const shown = () =>
    new Promise<string>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', ca: authority.certificate }, () => {
        resolve(socket.getPeerCertificate().fingerprint256);
        socket.destroy();
      });
      socket.on('error', reject);
    });
  expect([address, await shown()]).toEqual([`https://pos.local:${port}`, first]);
  expect(await (await fetch(`${restaurant.url}/setup`)).text()).toContain('there is nothing to install');
  expect((await fetch(`${restaurant.url}/setup/comanda.mobileconfig`)).status).toBe(404);
  expect(existsSync(authorityFile(restaurant.data))).toBe(false);

  const second = await bring('till.local');
  await restaurant.lookAtCertificate();
  expect(await shown()).toBe(second);
  expect(readWhereabouts(restaurant.data)?.secureAddresses).toEqual([`https://till.local:${port}`]);
  writeFileSync(tlsKey, authority.key);
  await restaurant.lookAtCertificate();
  expect(await shown()).toBe(second);
  rmSync(folder, { recursive: true });
});

test('a port that is taken is named, and the box does not stay half open', async () => {
  await open();
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const { port } = blocker.address() as { port: number };
  const config = { ...testConfig(`${restaurant.data}/second`), https: true, httpsPort: port };
  await expect(startBox(config, { log: createLog('silent') })).rejects.toThrow(
    `The https port ${port} is taken by another program. Choose one with --https-port`,
  );
  await new Promise((resolve) => blocker.close(resolve));
  const again = await startBox(config, { log: createLog('silent') });
  await again.stop();
});

test.each([
  ['a file that is no authority', () => writeFileSync(authorityFile(restaurant.data), 'rubbish')],
  [
    'a folder that nothing can be written to',
    () => {
      rmSync(join(restaurant.data, 'tls'), { recursive: true });
      writeFileSync(join(restaurant.data, 'tls'), '');
    },
  ],
])('with %s the restaurant opens all the same, and https as soon as that is mended', async (_, spoil) => {
  const { port } = await open();
  await restaurant.stop();
  spoil();
  const started = await startBox({ ...testConfig(restaurant.data), https: true }, { log: createLog('silent') });
  expect(started.secureAddresses).toEqual([]);
  expect((await fetch(`${started.url}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${started.url}/setup/state`)).json()).toEqual({ https: 'failed' });
  await expect(ask({ port })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await started.lookAtCertificate();
  expect(await (await fetch(`${started.url}/setup/state`)).json()).toEqual({ https: 'failed' });
  rmSync(join(restaurant.data, 'tls'), { recursive: true });
  await started.lookAtCertificate();
  expect(await (await fetch(`${started.url}/setup/state`)).json()).toMatchObject({ https: 'open' });
  expect(readWhereabouts(restaurant.data)?.secureAddresses?.[0]).toMatch(/^https:\/\/comanda\.local:\d+$/);
  await started.stop();
});

test('the token of the folder opens the admin routes at the other door too, and only from this machine', async () => {
  const { port, ca } = await open();
  const { status } = await ask({ port, ca, path: '/admin/pair' });
  expect(status).toBe(404);
  const whereabouts = readWhereabouts(restaurant.data);
  if (whereabouts === null) throw new Error('the box did not say where it is');
  expect(await adminClient(whereabouts).ask('list-devices', {})).toMatchObject({ devices: [] });
});
