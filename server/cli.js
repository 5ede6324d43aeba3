#!/usr/bin/env node
// Plain JavaScript, because any Node can read it: a Node that cannot read TypeScript hands over to the one that was installed with
// Comanda, and ours has begun before it has loaded what it reads TypeScript with. That is needed only where nothing is cached.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { joinedIn } from './joined.js';

if (process.features.typescript) {
  // Before anything else is loaded: what was compiled once is not compiled again at the next start.
  module.enableCompileCache();
  findModules(new URL('../', import.meta.url));
  const { runCommand } = await import('./commands/run.ts');
  await runCommand();
} else handOver(fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url)));

/**
 * Says where modules are, for Node would look for each on the disk, with all that is around it: our own, and packages of
 * many small modules that were joined into a few files (`installers/from-source/join-modules.mjs`), all of them or none.
 * @param {URL} root
 */
function findModules(root) {
  const folder = new URL('node_modules/.joined/', root);
  const joined = joinedIn(folder) ?? { __proto__: null };
  const shared = '@comanda/shared/';
  const urlOf = (name, parent) => {
    if (joined[name] !== undefined) return new URL(joined[name], folder).href;
    if (!name.endsWith('.ts')) return null;
    if (name.startsWith('.')) return new URL(name, parent).href;
    return name.startsWith(shared) ? new URL(`shared/${name.slice(shared.length)}`, root).href : null;
  };
  module.registerHooks({
    resolve(name, context, next) {
      const url = urlOf(name, context.parentURL);
      if (url === null) return next(name, context);
      return { url, format: url.endsWith('.ts') ? 'module-typescript' : 'module', shortCircuit: true };
    },
  });
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
