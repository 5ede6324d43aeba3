import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Bonjour } from 'bonjour-service';
import { expect, test } from 'vitest';
import { announce, securityText } from './advertise.ts';
import { renewCertificate } from './commands/cert.ts';
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
}, 15_000);

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
}, 15_000);
