import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Bonjour } from 'bonjour-service';
import { expect, test } from 'vitest';
import { announce, boxesCalled, multicastProblem, securityText } from './advertise.ts';
import { renewCertificate } from './commands/cert.ts';
import { nameCheck } from './doctor/network.ts';
import { createLog } from './log.ts';
import { openRestaurantBox } from './open-box.fixture.ts';
import { authorityFile } from './tls/authority/files.ts';

test('a network without multicast is one line in the log, and nothing else', async () => {
  const lines: string[] = [];
  const to = { write: (line: string) => void lines.push(line) };
  const announced = await announce(
    createLog('info', to),
    { hostName: 'comanda', port: 8080, txt: {} },
    async () => 'send ENETUNREACH 224.0.0.251:5353',
  );
  await announced.stop();
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', reason: 'send ENETUNREACH 224.0.0.251:5353' });
});

test('a second box of the same name says so in the log, and is not announced', async ({ skip }) => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  const hostName = `comanda-${process.pid}`;
  const first = await announce(log, { hostName, port: 18080, txt: {} });
  if (lines.some((line) => line.includes('multicast'))) return skip('This network has no multicast.');
  // The library announces on its own time.
  await sleep(1_500);
  const second = await announce(log, { hostName, port: 18081, txt: {} });
  await Promise.all([first.stop(), second.stop()]);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'warn',
    name: hostName,
    other: expect.stringContaining('18080'),
  });
});

test('two boxes of one name on the network are both heard, and which of them is this one is told by its place', async ({
  skip,
}) => {
  const problem = await multicastProblem();
  if (problem !== null) return skip(`This network has no multicast: ${problem}`);
  const name = `comanda-twice-${process.pid}`;
  const advertisers = [18_090, 18_091].map((port) => {
    const bonjour = new Bonjour();
    bonjour.publish({ probe: false, name, type: 'comanda', host: `${name}.local`, port, txt: { path: '/sync' } });
    return bonjour;
  });
  // The library announces on its own time.
  await sleep(1_500);
  const heard = await boxesCalled(name);
  await Promise.all(advertisers.map((one) => new Promise<void>((gone) => one.destroy(() => gone()))));
  expect(heard.map(({ port }) => port).sort()).toEqual([18_090, 18_091]);
  const [one] = heard;
  if (one === undefined) throw new Error('nobody was heard');
  const own = { port: one.port, addresses: [one.address] };
  expect(nameCheck(name, heard, own)).toMatchObject({
    state: 'warn',
    says: expect.stringContaining(`${name}.local (`),
  });
  expect(nameCheck(name, [one], own).state).toBe('ok');
});

test('the doctor says whose name it is: of this box, of nobody, of another, of another beside this one', () => {
  const [here, there] = [
    { address: '192.168.1.5', port: 8080 },
    { address: '192.168.1.9', port: 8080 },
  ];
  const own = { port: 8080, addresses: ['127.0.0.1', '192.168.1.5'] };
  expect(nameCheck('bistro', [here], own)).toMatchObject({ state: 'ok', says: 'devices find the box as bistro.local' });
  expect(nameCheck('bistro', [], own)).toMatchObject({ state: 'ok', says: 'no other box is called bistro.local' });
  for (const heard of [[there], [here, there], [there, here]]) {
    const { state, says, fix } = nameCheck('bistro', heard, own);
    expect([state, says]).toEqual(['warn', expect.stringContaining('(192.168.1.9:8080)')]);
    expect(fix).toContain('--host-name bistro-2');
  }
  // A box that does not run has no voice on the network: what answers from this machine is another one.
  expect(nameCheck('bistro', [here], null).state).toBe('warn');
  expect(nameCheck('bistro', [{ ...here, port: 8081 }], own).state).toBe('warn');
});

test('Bonjour says where https is and by what the authority is known, in the letters of a pin', () => {
  const shown = (fingerprint: string | null) => ({
    open: { port: 8443, shown: () => ({ authority: fingerprint === null ? null : { certificate: '', fingerprint } }) },
  });
  expect(securityText(shown('AB:0C') as never)).toEqual({ https: '8443', ca: 'ab0c' });
  expect(securityText(shown(null) as never)).toEqual({ https: '8443' });
  expect(securityText({ closed: 'off' })).toEqual({});
});

/** What the network is told about a box of this name, news by news. */
function listens(hostName: string) {
  const bonjour = new Bonjour();
  const heard: { readonly ca?: string; readonly https?: string }[] = [];
  bonjour.find({ type: 'comanda' }, ({ name, txt }) => {
    if (name === hostName) heard.push({ ...(txt as object) });
  });
  return { heard, stop: () => new Promise<void>((resolve) => bonjour.destroy(() => resolve())) };
}

test('what is said anew reaches whoever has heard the old, and nothing is said after the end', async ({ skip }) => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  const hostName = `comanda-anew-${process.pid}`;
  const said = await announce(log, { hostName, port: 18082, txt: { ca: 'ab' } });
  if (lines.length > 0) return skip('This network has no multicast.');
  const { heard, stop } = listens(hostName);
  await expect.poll(() => heard.map(({ ca }) => ca), { timeout: 4_000 }).toEqual(['ab']);
  await Promise.all([said.say({ ca: 'cd' }), said.say({ ca: 'ef' })]);
  await expect.poll(() => heard.at(-1)?.ca, { timeout: 4_000 }).toBe('ef');
  await said.stop();
  await said.say({ ca: 'ab' });
  expect(heard.at(-1)?.ca).toBe('ef');
  await stop();
});

test('a running box whose authority is replaced is announced with the new one, not after its next start', async ({
  skip,
}) => {
  const lines: string[] = [];
  const log = createLog('warn', { write: (line: string) => void lines.push(line) });
  const hostName = `comanda-ca-${process.pid}`;
  const restaurant = await openRestaurantBox({ log }, { https: true, advertise: true, hostName });
  const { heard, stop } = listens(hostName);
  const shown = (): string =>
    new X509Certificate(readFileSync(authorityFile(restaurant.data))).fingerprint256.replaceAll(':', '').toLowerCase();
  await expect.poll(() => heard.length + lines.length, { timeout: 4_000 }).toBeGreaterThan(0);
  if (lines.some((line) => line.includes('multicast'))) {
    await Promise.all([stop(), restaurant.close()]);
    return skip('This network has no multicast.');
  }
  expect(heard.at(-1)?.ca).toBe(shown());
  const terminal = { answer: () => {}, say: () => {}, json: true, interactive: false };
  await renewCertificate({ data: restaurant.data, authority: true, hostName }, terminal);
  await expect.poll(() => heard.at(-1)?.ca, { timeout: 4_000 }).toBe(shown());
  await Promise.all([stop(), restaurant.close()]);
});
