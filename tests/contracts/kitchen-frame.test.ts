import { execFileSync, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { issueAuthority, issueLeaf } from '@comanda/server/tls/authority/issue.ts';
import { beforeAll, expect, test } from 'vitest';
import { type KnownBox, speaksFor } from '../../kds-app/frame/known-box.ts';

const app = fileURLToPath(new URL('../../kds-app', import.meta.url));
const called = { names: ['bistro.local'], addresses: ['192.168.1.20'] };
const nowMs = Date.UTC(2027, 0, 15);
const dayMs = 86_400_000;

test('the frame trusts what the box’s own authority has signed, for its name and in its time, and nobody else', async () => {
  const [own, other] = [await issueAuthority('bistro', nowMs), await issueAuthority('bistro', nowMs)];
  const [leaf, forged] = [await issueLeaf(own, called, nowMs), await issueLeaf(other, called, nowMs)];
  const authority = new X509Certificate(own.certificate).raw.toString('base64');
  const box: KnownBox = { host: 'bistro.local', ip: '192.168.1.20', port: 8443, authority };
  expect(speaksFor(box, leaf.certificate, nowMs + dayMs)).toBe(true);
  expect(speaksFor(box, forged.certificate, nowMs + dayMs)).toBe(false);
  expect(speaksFor({ ...box, host: 'other.local' }, leaf.certificate, nowMs + dayMs)).toBe(false);
  expect(speaksFor(box, leaf.certificate, nowMs + 500 * dayMs)).toBe(false);
  expect(speaksFor({ ...box, authority: null }, leaf.certificate, nowMs)).toBe(false);
});

beforeAll(() => {
  for (const mode of ['main', 'preload'])
    execFileSync(process.execPath, [viteProgram(), 'build', '--config', 'frame/vite.config.ts', '--mode', mode], {
      cwd: app,
      stdio: 'pipe',
    });
}, 60_000);

const viteProgram = (): string =>
  join(dirname(createRequire(join(app, 'package.json')).resolve('vite/package.json')), 'bin/vite.js');

test('it is two files: one module for Electron, one script that a sandbox takes', () => {
  const [main, preload] = ['main.mjs', 'preload.cjs'].map((file) =>
    readFileSync(join(app, 'dist-frame', file), 'utf8'),
  );
  const imports = [...(main ?? '').matchAll(/^import .*?from ["']([^"']+)["']/gm)].map((found) => found[1]);
  expect(imports.filter((name) => name !== 'electron' && name?.startsWith('node:') !== true)).toEqual([]);
  expect(preload).toMatch(/require\(["']electron["']\)/);
  expect(preload).not.toMatch(/^import /m);
});

test('what is packed is what was built', () => {
  const config = JSON.parse(readFileSync(join(app, 'frame/electron-builder.json'), 'utf8'));
  expect(existsSync(join(app, config.extraMetadata.main))).toBe(true);
  expect(config.files).toContain('dist-frame/**');
  expect(config.publish).toBeNull();
  expect(config.appId).toMatch(/^[a-z]+(\.[a-z]+)+$/);
});

test('the real program starts with it', async ({ skip }) => {
  const electron = electronProgram();
  if (electron === null) return skip('there is no program of Electron here (its package has no path.txt)');
  const home = mkdtempSync(join(tmpdir(), 'comanda-frame-'));
  const frame = spawn(electron, ['--no-sandbox', `--user-data-dir=${home}`, 'dist-frame/main.mjs', '--window'], {
    cwd: app,
  });
  const ended = new Promise<number | null>((resolve) => frame.once('exit', resolve));
  const early = await Promise.race([ended, new Promise<'runs'>((resolve) => setTimeout(() => resolve('runs'), 5_000))]);
  frame.kill();
  await ended;
  rmSync(home, { recursive: true, force: true });
  expect(early).toBe('runs');
});

function electronProgram(): string | null {
  const home = dirname(createRequire(join(app, 'package.json')).resolve('electron/package.json'));
  const path = join(home, 'path.txt');
  if (!existsSync(path)) return null;
  const program = join(home, 'dist', readFileSync(path, 'utf8').trim());
  return existsSync(program) ? program : null;
}
