import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Pair } from './authority/files.ts';
import { issueAuthority, issueLeaf } from './authority/issue.ts';
import { ownCertificateProblems, readOwnCertificate } from './own-certificate.ts';

const nowMs = Date.now();
const yearMs = 366 * 86_400_000;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comanda-own-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const leafAt = async (ms: number): Promise<Pair> =>
  issueLeaf(await issueAuthority('pos', ms - yearMs), { names: ['pos.example.com'], addresses: [] }, ms);

test('a certificate and its key that fit are taken as they are', async () => {
  const { certificate, key } = await leafAt(nowMs);
  const files = { tlsCert: file('cert.pem', certificate), tlsKey: file('key.pem', key) };
  expect(ownCertificateProblems(files, nowMs)).toEqual([]);
  expect(readOwnCertificate(files, nowMs)).toEqual({ certificate, key });
});

test('everything that is wrong is said at once', async () => {
  const [expired, other] = [await leafAt(nowMs - 2 * yearMs), await leafAt(nowMs)];
  const files = { tlsCert: file('cert.pem', expired.certificate), tlsKey: file('key.pem', other.key) };
  const day = new Date(nowMs - 2 * yearMs + 396 * 86_400_000).toISOString().slice(0, 10);
  expect(ownCertificateProblems(files, nowMs)).toEqual([
    `tls-cert ${files.tlsCert} expired on ${day}: bring a new one.`,
    `tls-key ${files.tlsKey} is not the key of tls-cert ${files.tlsCert}: give the key it was made with.`,
  ]);
});

test.each([
  ['tls-key is given without tls-cert', '', 'key.pem'],
  ['tls-cert is given without tls-key', 'cert.pem', ''],
  ['cannot be read (ENOENT)', 'none.pem', 'key.pem'],
  ['cannot be read (EISDIR)', '.', 'key.pem'],
  ['holds no certificate', 'key.pem', 'key.pem'],
  ['holds no private key', 'cert.pem', 'cert.pem'],
])('the owner reads: %s', async (sentence, tlsCert, tlsKey) => {
  const { certificate, key } = await leafAt(nowMs);
  file('cert.pem', certificate);
  file('key.pem', key);
  const at = (name: string) => (name === '' ? '' : join(folder, name));
  const problems = ownCertificateProblems({ tlsCert: at(tlsCert), tlsKey: at(tlsKey) }, nowMs);
  expect(problems.join('\n')).toContain(sentence);
});

test('a certificate that has not begun points at the clock', async () => {
  const { certificate, key } = await leafAt(nowMs + 5 * 86_400_000);
  const files = { tlsCert: file('cert.pem', certificate), tlsKey: file('key.pem', key) };
  expect(ownCertificateProblems(files, nowMs).join()).toContain('look at the clock of this machine');
});
