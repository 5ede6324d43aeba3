import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { authorityOf, dueBecause, keptAuthority, leafOf } from './authority.ts';
import { authorityFile, leafFile, type Pair } from './files.ts';
import { issueLeaf } from './issue.ts';
import { calledBy } from './names.ts';

const dayMs = 86_400_000;
const nowMs = Date.now();
const called = calledBy('bistro', ['till.local', 'pos.example.com'], ['192.168.1.20', '8.8.8.8', 'fd00::2']);

let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'comanda-tls-'));
});
afterEach(() => rmSync(data, { recursive: true }));

const fresh = async (): Promise<{ authority: Pair; leaf: Pair }> => {
  const authority = await authorityOf(data, 'bistro', nowMs);
  return { authority, leaf: await leafOf(data, authority, called, nowMs) };
};

/** What a client that knows only this authority says of a certificate; null when it is content. */
async function complaintOf(leaf: Pair, authority: Pair, servername: string): Promise<string | null> {
  const server = createServer({ cert: leaf.certificate, key: leaf.key });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<string | null>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', servername, ca: authority.certificate }, () => {
      socket.destroy();
      resolve(null);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(`${error.code}: ${error.message}`));
  });
  await new Promise((resolve) => server.close(resolve));
  return answer;
}

test('who trusts the authority trusts the box, by each of its names and by no other', async () => {
  const { authority, leaf } = await fresh();
  expect(called).toEqual({
    names: ['bistro.local', 'till.local', 'localhost'],
    addresses: ['127.0.0.1', '::1', '192.168.1.20', 'fd00::2'],
  });
  expect(await complaintOf(leaf, authority, 'bistro.local')).toBeNull();
  expect(await complaintOf(leaf, authority, 'till.local')).toBeNull();
  expect(await complaintOf(leaf, authority, 'other.local')).toContain('ERR_TLS_CERT_ALTNAME_INVALID');
  const parsed = new X509Certificate(leaf.certificate);
  for (const address of called.addresses) expect(parsed.checkIP(address)).toBe(address);
  expect(parsed.checkIP('8.8.8.8')).toBeUndefined();
  expect(parsed.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  const days = (parsed.validToDate.getTime() - parsed.validFromDate.getTime()) / dayMs;
  expect(days).toBeLessThanOrEqual(397);
});

test('the authority can vouch for nothing on the internet, whoever gets hold of its key', async () => {
  const { authority } = await fresh();
  const bank = await issueLeaf(authority, { names: ['bank.example.com'], addresses: [] }, nowMs);
  expect(await complaintOf(bank, authority, 'bank.example.com')).toContain('permitted subtree violation');
  const elsewhere = await issueLeaf(authority, { names: ['bistro.local'], addresses: ['93.184.216.34'] }, nowMs);
  expect(await complaintOf(elsewhere, authority, 'bistro.local')).toContain('permitted subtree violation');
});

test('both are made once and kept, and nobody else may read them', async () => {
  const first = await fresh();
  const again = await fresh();
  expect(again.authority).toEqual(first.authority);
  expect(again.leaf).toMatchObject({ certificate: first.leaf.certificate, renewed: null });
  for (const file of [authorityFile(data), leafFile(data)]) expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(data, 'tls')).mode & 0o777).toBe(0o700);
  expect(readdirSync(join(data, 'tls')).sort()).toEqual(['authority.pem', 'box.pem']);
});

test.each([
  ['its end was near', called, 397 - 30],
  ['the box is at 10.0.0.7 now', { ...called, addresses: ['127.0.0.1', '10.0.0.7'] }, 0],
  ['the box is called cafe.local now', { ...called, names: ['cafe.local', 'localhost'] }, 0],
  ['it had not begun', called, -2],
  [null, { ...called, addresses: ['127.0.0.1'] }, 397 - 33],
] as const)('a certificate is made anew because %s', async (why, calledThen, days) => {
  const { authority, leaf } = await fresh();
  const thenMs = nowMs + days * dayMs;
  expect(dueBecause(leaf, authority, calledThen, thenMs)).toBe(why);
  const next = await leafOf(data, authority, calledThen, thenMs);
  expect(next.renewed).toBe(why);
  expect(next.certificate === leaf.certificate).toBe(why === null);
  expect(dueBecause(next, authority, calledThen, thenMs)).toBeNull();
});

test.each([
  ['it could not be read', () => 'rubbish'],
  ['it could not be read', (text: string) => text.slice(0, 300)],
  ['its key was of another', (text: string, other: Pair) => `${text.split('-----BEGIN PRIVATE')[0]}${other.key}\n`],
] as const)('a certificate on the disk is replaced when %s (%#)', async (why, spoil) => {
  const { authority } = await fresh();
  const other = await issueLeaf(authority, called, nowMs);
  writeFileSync(leafFile(data), spoil(readFileSync(leafFile(data), 'utf8'), other));
  const next = await leafOf(data, authority, called, nowMs);
  expect(next.renewed).toBe(why);
  expect(await complaintOf(next, authority, 'bistro.local')).toBeNull();
});

test('an authority that cannot be read is never replaced by itself: all devices would be left outside', async () => {
  await fresh();
  const spoilt = readFileSync(authorityFile(data), 'utf8').slice(0, 200);
  writeFileSync(authorityFile(data), spoilt);
  await expect(authorityOf(data, 'bistro', nowMs)).rejects.toThrow(/cannot be used .*Bring the file back/);
  expect(readFileSync(authorityFile(data), 'utf8')).toBe(spoilt);
});

test('after ten years somebody has to decide, and until then no certificate outlives its authority', async () => {
  const { authority } = await fresh();
  const lateMs = nowMs + 3600 * dayMs;
  const leaf = await leafOf(data, authority, called, lateMs);
  const endOf = ({ certificate }: Pair) => new X509Certificate(certificate).validToDate.getTime();
  expect(endOf(leaf)).toBe(endOf(authority));
  expect(dueBecause(leaf, authority, called, nowMs + 3640 * dayMs)).toBeNull();
  expect(() => keptAuthority(data, nowMs + 3651 * dayMs)).toThrow(/is over\. Make another/);
});

test('a machine that has lost its clock makes no certificate', async () => {
  await expect(authorityOf(data, 'bistro', Date.UTC(1970, 0, 1))).rejects.toThrow(
    /The clock of this machine says 1970-01-01/,
  );
  expect(keptAuthority(data, nowMs)).toBeNull();
});
