import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { Shell, ShellFile } from './shell.ts';

const worker = 'sw.js';
const placeholder = /\bself\.comandaShell\b/g;

/**
 * Gives an app its service worker, with the list of all files of this very build in it. So the worker changes with every
 * build, which is how browsers notice that there is a new one.
 */
export function installable(): Plugin {
  let publicFolder = '';
  return {
    name: 'comanda-installable',
    apply: 'build',
    configResolved(config) {
      publicFolder = config.publicDir;
    },
    buildStart() {
      this.emitFile({
        type: 'chunk',
        id: fileURLToPath(new URL('service-worker.ts', import.meta.url)),
        fileName: worker,
      });
    },
    generateBundle: {
      // The page itself is written by the last of the others.
      order: 'post',
      handler(_options, bundle) {
        const chunk = bundle[worker];
        if (chunk?.type !== 'chunk' || chunk.imports.length > 0 || chunk.exports.length > 0) {
          throw new Error(`${worker} has to stand alone: it may import nothing that the app imports too`);
        }
        const built = Object.values(bundle)
          .filter(({ fileName }) => fileName !== worker && !fileName.endsWith('.map'))
          .map((file) => ({ path: file.fileName, content: file.type === 'chunk' ? file.code : file.source }));
        const shell = shellOf([...built, ...filesIn(publicFolder)], chunk.code);
        if (!placeholder.test(chunk.code)) throw new Error(`${worker} has no place for its list of files`);
        chunk.code = chunk.code.replace(placeholder, () => `(${JSON.stringify(shell)})`);
      },
    },
  };
}

type File = { readonly path: string; readonly content: string | Uint8Array };

/** @param code of the worker: another one keeps the same files in a place of its own, and does not touch those in use */
function shellOf(all: readonly File[], code: string): Shell {
  const files = all
    .map(({ path, content }): ShellFile => (path.startsWith('assets/') ? { path } : { path, sha256: sha256(content) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  if (!files.some(({ path }) => path === 'index.html')) throw new Error('the build has no page');
  return { version: sha256(code + JSON.stringify(files)).slice(0, 16), files };
}

function filesIn(folder: string): File[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: file.slice(folder.length + 1).replaceAll('\\', '/'),
      content: readFileSync(file),
    }));
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
