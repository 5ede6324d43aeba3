import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { migrations } from '../store/migrations/all.ts';
import { claimed } from '../store/open.ts';

// Each command is a program that starts: several of them take seconds where others want the processor too.
vi.setConfig({ testTimeout: 90_000 });

const cli = fileURLToPath(new URL('../cli.js', import.meta.url));
const { COMANDA_CONFIG: _, ...cleanEnv } = process.env;

const begin = (args: readonly string[], env: Record<string, string> = {}): ChildProcess =>
  spawn(process.execPath, [cli, ...args], { env: { ...cleanEnv, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });

function run(args: readonly string[], env: Record<string, string> = {}) {
  const child = begin(args, env);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

let data = '';
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'comanda-cli-'));
  const made = await run(['init', '--yes', '--name', 'Bistro', '--currency', 'SEK', '--data', data, '--json']);
  expect(JSON.parse(made.out)).toMatchObject({ made: true, restaurant: 'Bistro', owner: { name: 'Owner' } });
});
afterAll(() => rmSync(data, { recursive: true }));

const running: ChildProcess[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null) continue;
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('close', resolve));
  }
});

/** Resolves when the box says that it is ready. */
function start(...args: readonly string[]): Promise<{ child: ChildProcess; url: string; said: () => string }> {
  const child = begin([...args, '--host', '127.0.0.1', '--port', '0', '--advertise', 'false']);
  running.push(child);
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      said += chunk;
      const url = /^READY (\S+)/m.exec(said)?.[1];
      if (url !== undefined) resolve({ child, url, said: () => said });
    });
    child.on('close', () => reject(new Error(said)));
  });
}

test('what comes in hundreds of small modules is opened as a few files', async () => {
  const tells = `import { registerHooks } from 'node:module';
    registerHooks({ load(url, context, next) { process.send(url); return next(url, context); } });`;
  const box = spawn(
    process.execPath,
    [cli, 'start', '--data', data, '--host', '127.0.0.1', '--port', '0', '--advertise', 'false'],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(tells)}` },
    },
  );
  running.push(box);
  const opened: string[] = [];
  box.on('message', (url) => opened.push(String(url)));
  await new Promise<void>((resolve) => box.stderr?.on('data', (said) => String(said).includes('READY') && resolve()));
  await expect.poll(() => opened.some((url) => url.endsWith('/.joined/fastify.mjs'))).toBe(true);
  expect(opened.filter((url) => /\/(typebox|lib0|yjs|fastify|@fastify|ws|pino|commander)\//.test(url))).toEqual([]);
});

test('a Node that reads no TypeScript hands over to the one that came with Comanda, and ends as it does', async () => {
  const older = (...args: readonly string[]) =>
    spawn(process.execPath, ['--no-strip-types', cli, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const endOf = (child: ChildProcess) => new Promise((resolve) => child.once('close', resolve));
  expect(await endOf(older('start', '--data', join(data, 'nowhere')))).toBe(1);
  const box = older('start', '--data', data, '--host', '127.0.0.1', '--port', '0', '--advertise', 'false');
  running.push(box);
  await new Promise<void>((resolve) => box.stderr?.on('data', (said) => String(said).includes('READY') && resolve()));
  expect(existsSync(join(data, 'box.json'))).toBe(true);
  box.kill('SIGTERM');
  expect(await endOf(box)).toBe(0);
  expect(existsSync(join(data, 'box.json'))).toBe(false);
});

test('the owner begins in a browser: a code until the first device is paired, and none after', async () => {
  const codeOf = async () => {
    const started = await start('start', '--data', data);
    await expect.poll(started.said).toMatch(/type the code \d{3} \d{3}/);
    expect(started.said()).toContain(`${started.url}/office/#pair=`);
    return { ...started, code: /#pair=(\d{6})/.exec(started.said())?.[1] };
  };
  const stop = async (child: ChildProcess) => {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('close', resolve));
  };
  await stop((await codeOf()).child);
  const { child, url, code } = await codeOf();
  const headers = { 'content-type': 'application/json' };
  const paired = await fetch(`${url}/pair`, { method: 'POST', headers, body: JSON.stringify({ code }) });
  expect(paired.status).toBe(200);
  const devices = await run(['devices', 'list', '--data', data, '--json']);
  expect(JSON.parse(devices.out)).toMatchObject([{ name: 'Office 1', role: 'office' }]);
  await run(['devices', 'rename', 'Office 1', 'The owner', '--data', data]);
  await stop(child);
  const again = await start('start', '--data', data);
  await fetch(`${again.url}/healthz`);
  expect(again.said()).not.toContain('#pair=');
});

test('a port that is taken is named, with the restaurant that has it or as a stranger, and with what to do', async () => {
  const first = await start('start', '--data', data);
  const port = new URL(first.url).port;
  const other = mkdtempSync(join(tmpdir(), 'comanda-beside-'));
  await run(['init', '--yes', '--name', 'Other', '--data', other]);
  const at = ['--data', other, '--host', '127.0.0.1', '--advertise', 'false', '--https', 'false'];
  const second = await run(['start', ...at, '--port', port]);
  expect([second.code, second.out]).toEqual([1, '']);
  expect(second.err).toContain(`The port ${port} is taken by another Comanda box: Bistro, in ${data}.`);
  expect(second.err).toMatch(/Choose another port with --port\./);
  expect((await run(['doctor', ...at, '--port', port])).out).toContain(`taken by another Comanda box: Bistro`);

  // It takes calls and says nothing, as a printer does.
  const printer = createServer().listen(0, '127.0.0.1');
  await once(printer, 'listening');
  const { port: taken } = printer.address() as AddressInfo;
  const third = await run(['start', ...at, '--port', String(taken)]);
  expect([third.code, third.err]).toEqual([
    1,
    expect.stringContaining(`The port ${taken} is taken by another program.`),
  ]);
  const secure = ['--https', 'true', '--https-port', String(taken), '--port', '0'];
  const fourth = await run(['start', ...at, ...secure]);
  expect([fourth.code, fourth.err]).toEqual([
    1,
    expect.stringContaining(`The https port ${taken} is taken by another`),
  ]);
  printer.close();
  rmSync(other, { recursive: true, force: true });
});

test('help shows every command with examples, on standard output', async () => {
  const { code, out, err } = await run(['--help']);
  expect([code, err]).toEqual([0, '']);
  for (const verb of ['init', 'start', 'demo', 'pair', 'devices', 'import', 'backup', 'restore', 'doctor', 'cert'])
    expect(out).toContain(verb);
  expect((await run(['pair', '--help'])).out).toContain('$ comanda pair --role kitchen');
});

test.each([
  [['pari'], 'Did you mean pair?'],
  [['pair', '--rloe', 'till'], 'Did you mean --role?'],
  [['pair', '--role', 'waiter'], 'Choose: tablet, kitchen, till, office'],
  [['start', '--port', '99999', '--log-level', 'loud'], 'port is 99999 (--port)'],
  [['init', '--yes', '--data', join(tmpdir(), 'comanda-none'), '--currency', 'kr'], '--name "Bistro"'],
] as const)('%j is a wrong use: 2, nothing on standard output, and a way out', async (args, advice) => {
  const { code, out, err } = await run(args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(advice);
  expect(existsSync(join(tmpdir(), 'comanda-none'))).toBe(false);
});

test('init run again changes nothing', async () => {
  const again = await run(['init', '--yes', '--name', 'Other', '--data', data, '--json']);
  expect([again.code, JSON.parse(again.out)]).toEqual([0, { data, restaurant: 'Bistro', made: false }]);
});

test('a folder without a restaurant is not made into one', async () => {
  const nowhere = join(data, 'nowhere');
  const { code, err } = await run(['devices', 'list', '--data', nowhere]);
  expect([code, existsSync(nowhere)]).toEqual([1, false]);
  expect(err).toContain('comanda init');
});

test('devices are paired, listed, renamed and revoked while no box runs', async () => {
  const paired = await run(['pair', '--role', 'till', '--data', data, '--json', '--name', 'Bar']);
  expect(JSON.parse(paired.out)).toMatchObject({ name: 'Bar', role: 'till', code: expect.stringMatching(/^\d{6}$/) });
  expect((await run(['devices', 'rename', 'bar', 'Counter', '--data', data])).code).toBe(0);
  expect((await run(['devices', 'revoke', 'Counter', '--data', data])).code).toBe(0);
  const listed = JSON.parse((await run(['devices', 'list', '--data', data, '--json'])).out);
  expect(listed).toContainEqual(expect.objectContaining({ name: 'Counter', state: 'revoked' }));
  expect(await run(['devices', 'revoke', 'Nobody', '--data', data])).toMatchObject({ code: 1, out: '' });
});

test('a running box is asked, not written behind, and a signal ends it', async () => {
  const { child, url } = await start('start', '--data', data);
  const { out } = await run(['pair', '--data', data, '--json']);
  const { code, urls, setup } = JSON.parse(out) as { code: string; urls: string[]; setup: string };
  expect(urls).toEqual([`${url}/#pair=${code}`]);
  expect(setup).toBe(`${url}/setup#pair=${code}`);
  const paired = await fetch(`${url}/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  expect(paired.status).toBe(200);
  expect((await run(['devices', 'list', '--data', data])).out).toMatch(/Tablet 1 +tablet +Bistro +paired/);
  expect(await run(['start', '--data', data, '--port', '0'])).toMatchObject({ code: 1 });
  child.kill('SIGTERM');
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
  expect(existsSync(join(data, 'box.json'))).toBe(false);
});

test('the certificate is shown, made anew and written as a profile', async () => {
  const empty = await run(['cert', 'show', '--data', join(data, 'nowhere')]);
  expect([empty.code, empty.out]).toEqual([1, '']);
  const first = JSON.parse((await run(['cert', 'renew', '--data', data, '--json', '--host-name', 'bistro'])).out);
  const shown = JSON.parse((await run(['cert', 'show', '--data', data, '--json'])).out);
  expect(shown).toEqual(first);
  expect(shown).toMatchObject({
    from: 'own-authority',
    daysLeft: 395,
    names: expect.arrayContaining(['bistro.local']),
  });
  const next = JSON.parse((await run(['cert', 'renew', '--data', data, '--json'])).out);
  expect(next.authority).toEqual(first.authority);
  expect(next.fingerprint).not.toBe(first.fingerprint);
  const file = join(data, 'box.mobileconfig');
  const written = JSON.parse((await run(['cert', 'profile', '--data', data, '-o', file, '--json'])).out);
  expect(written).toEqual({ file, fingerprint: first.authority.fingerprint });
  expect(readFileSync(file, 'utf8')).toContain('<string>com.apple.security.root</string>');
  const other = JSON.parse((await run(['cert', 'renew', '--authority', '--data', data, '--json'])).out);
  expect(other.authority.fingerprint).not.toBe(first.authority.fingerprint);
});

test('a certificate that cannot be used keeps the box from starting, with every reason at once', async () => {
  const key = join(data, 'key.pem');
  writeFileSync(key, 'no key');
  const { code, err } = await run(['start', '--data', data, '--tls-cert', join(data, 'none.pem'), '--tls-key', key]);
  expect(code).toBe(2);
  expect(err).toContain('none.pem cannot be read (ENOENT)');
  expect(err).toContain('key.pem holds no private key');
});

test('a reader that has had enough ends a command without a word', async () => {
  const child = begin(['init', '--help']);
  let err = '';
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  child.stdout?.destroy();
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
  expect(err).toBe('');
});

test('a menu is previewed, imported whole, or refused whole with 3', async () => {
  const file = join(data, 'menu.csv');
  const importing = (...more: string[]) => run(['import', 'menu', file, '--data', data, '--json', ...more]);
  writeFileSync(file, 'code,name,category,price\n1,Soup,Starters,95\n');
  expect(JSON.parse((await importing('--dry-run')).out)).toMatchObject({ applied: false, changes: 2 });
  expect(JSON.parse((await importing()).out)).toMatchObject({ applied: true });
  expect(JSON.parse((await importing()).out)).toMatchObject({ applied: false, changes: 0 });
  writeFileSync(file, 'code,name,category,price\n1,Soup,Starters,95\n2,Fish,Mains,much\n');
  const refused = await importing();
  expect(refused.code).toBe(3);
  expect(JSON.parse(refused.out)).toMatchObject({ applied: false, errors: [{ row: 3, column: 'price' }] });
});

test('the business day is ended by hand, and the next one follows it', async () => {
  const days = [];
  for (let at = 0; at < 2; at += 1) {
    const { code, out, err } = await run(['close-day', '--data', data, '--json']);
    expect(code).toBe(0);
    expect(err).toContain('No order is open.');
    const said = JSON.parse(out) as { day: string; openOrders: number };
    expect(said.openOrders).toBe(0);
    days.push(said.day);
  }
  const dayAfter = new Date(Date.parse(`${days[0]}T12:00:00Z`) + 86_400_000);
  expect(days[1]).toBe(dayAfter.toISOString().slice(0, 10));
});

test('a backup is made, checked, and named on standard output', async () => {
  const { code, out } = await run(['backup', '--data', data]);
  expect(code).toBe(0);
  expect(existsSync(out.trim())).toBe(true);
});

test('a backup is checked again, tried out and brought back; the doctor knows of it', async () => {
  const at = ['--data', data, '--json'];
  expect(JSON.parse((await run(['backup', '--verify', ...at])).out)).toMatchObject({
    schemaVersion: migrations.length,
  });
  expect(JSON.parse((await run(['drill', ...at])).out)).toMatchObject({ problem: null });
  expect(JSON.parse((await run(['restore', '--dry-run', ...at])).out)).toMatchObject({
    restored: false,
    present: { restaurant: 'Bistro', isSameRestaurant: true, newer: { events: 0 } },
  });
  const restored = await run(['restore', ...at]);
  expect(JSON.parse(restored.out)).toMatchObject({ restored: true, kept: expect.stringContaining('.replaced-') });
  const looked = await run(['doctor', ...at]);
  expect(JSON.parse(looked.out)).toMatchObject({ state: expect.stringMatching(/ok|warn/) });
  expect(looked.code).toBeLessThan(2);
  for (const check of ['database', 'events', 'backup', 'drill'])
    expect(JSON.parse(looked.out).checks).toContainEqual(expect.objectContaining({ check, state: 'ok' }));
});

test('a restore waits for a file that somebody has for a moment, as a box does that looks whether it is whole', async () => {
  const claim = claimed(join(data, 'comanda.sqlite'));
  const restored = run(['restore', '--data', data, '--json']);
  setTimeout(() => claim.close(), 1_500);
  expect(JSON.parse((await restored).out)).toMatchObject({ restored: true });
});

test('a backup in which a byte has changed is no good one to the doctor', async () => {
  const manifest = (await run(['backup', '--data', data])).out.trim();
  const file = manifest.replace(/\.json$/, '.sqlite');
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.with(5_000, (bytes[5_000] ?? 0) ^ 1));
  const { code, out } = await run(['doctor', '--data', data, '--json']);
  writeFileSync(file, bytes);
  expect(code).toBe(2);
  expect(JSON.parse(out).checks).toContainEqual(
    expect.objectContaining({ check: 'backup', state: 'fail', says: expect.stringContaining('has changed') }),
  );
});

test('a running box is not restored under, and tells the doctor how it is', async () => {
  await start('start', '--data', data);
  const refused = await run(['restore', '--data', data]);
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.err).toContain('Stop it first');
  const { checks } = JSON.parse((await run(['doctor', '--data', data, '--json'])).out);
  expect(checks).toContainEqual(expect.objectContaining({ check: 'box', state: 'ok' }));
  expect(checks).toContainEqual(
    expect.objectContaining({ check: 'devices', says: '0 linked, none with an old program' }),
  );
});

test('a start where no restaurant is makes none', async () => {
  const nowhere = join(data, 'nowhere');
  const { code, err } = await run(['start', '--data', nowhere]);
  expect([code, existsSync(nowhere)]).toEqual([1, false]);
  expect(err).toContain('comanda init');
});

test('the demo offers people and devices, has colleagues at work, and leaves nothing behind', async () => {
  const { child, url } = await start('demo', '--orders-per-minute', '60');
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  child.kill('SIGINT');
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
});
