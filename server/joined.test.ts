import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { joinedIn } from './joined.js';

/** As `join-modules.mjs` leaves it. */
function joinedFolder(): { readonly folder: string; readonly lock: string; found(): object | null } {
  const modules = mkdtempSync(join(tmpdir(), 'comanda-joined-'));
  onTestFinished(() => rmSync(modules, { recursive: true }));
  const [folder, lock] = [join(modules, '.joined'), join(modules, '.pnpm/lock.yaml')];
  mkdirSync(folder);
  mkdirSync(join(modules, '.pnpm'));
  writeFileSync(lock, 'fastify: 5');
  writeFileSync(join(folder, 'fastify.mjs'), 'export {};');
  const installed = createHash('sha1').update('fastify: 5').digest('hex');
  const whole = { modules: { fastify: 'fastify.mjs' }, installed, bytes: { 'fastify.mjs': 10 } };
  writeFileSync(join(folder, 'whole.json'), JSON.stringify(whole));
  return { folder, lock, found: () => joinedIn(pathToFileURL(`${folder}/`)) };
}

test('packages that were joined are taken by their names', () => {
  expect({ ...joinedFolder().found() }).toEqual({ fastify: 'fastify.mjs' });
});

test.each([
  ['another version is installed', ({ lock }) => writeFileSync(lock, 'fastify: 6')],
  ['nobody knows what is installed', ({ lock }) => rmSync(lock)],
  ['one is cut off', ({ folder }) => writeFileSync(join(folder, 'fastify.mjs'), 'export')],
  ['one is missing', ({ folder }) => rmSync(join(folder, 'fastify.mjs'))],
  ['what is whole was not written', ({ folder }) => rmSync(join(folder, 'whole.json'))],
  ['what is whole was cut off', ({ folder }) => writeFileSync(join(folder, 'whole.json'), '{"modules"')],
] as [string, (made: ReturnType<typeof joinedFolder>) => void][])(
  'they are opened as they came when %s',
  (_, spoil) => {
    const made = joinedFolder();
    spoil(made);
    expect(made.found()).toBeNull();
  },
);
