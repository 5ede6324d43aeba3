#!/usr/bin/env node
// Plain JavaScript, because any Node can read it: a Node that cannot read TypeScript hands over to the one that was installed with
// Comanda, and ours has begun before it has loaded what it reads TypeScript with. That is needed only where nothing is cached.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

if (process.features.typescript) {
  // Before anything else is loaded: what was compiled once is not compiled again at the next start.
  module.enableCompileCache();
  takeJoined(new URL('../node_modules/.joined/', import.meta.url));
  const { runCommand } = await import('./commands/run.ts');
  await runCommand();
} else handOver(fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url)));

/**
 * Packages of hundreds of small modules, in a few files (`installers/from-source/join-modules.mjs`). All of them, or none.
 * @param {URL} folder
 */
function takeJoined(folder) {
  const joined = joinedIn(folder);
  if (joined === null) return;
  module.registerHooks({
    resolve(name, context, next) {
      const file = joined[name];
      return file === undefined
        ? next(name, context)
        : { url: new URL(file, folder).href, format: 'module', shortCircuit: true };
    },
  });
}

/**
 * @param {URL} folder
 * @returns {Record<string, string> | null} the files by the name of what is imported; null where one is missing, or is of another
 * version than what is installed
 */
function joinedIn(folder) {
  const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
  const installed = new URL('../shared/node_modules/', import.meta.url);
  try {
    const { modules, versions, bytes } = read(new URL('whole.json', folder));
    const isWhole =
      Object.entries(bytes).every(([file, size]) => statSync(new URL(file, folder)).size === size) &&
      Object.entries(versions).every(([name, one]) => read(new URL(`${name}/package.json`, installed)).version === one);
    return isWhole ? { __proto__: null, ...modules } : null;
  } catch {
    return null;
  }
}

/**
 * What a terminal sends goes to the box as well as to us: what is left for us is to wait, and to pass on what was sent to us alone.
 * @param {string} node the program that runs the box from here on
 */
function handOver(node) {
  if (!existsSync(node)) {
    console.error('Comanda is not installed yet. Run this first: node installers/from-source/prepare.mjs');
    process.exit(1);
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
}
