// Joins packages that come in hundreds of small modules into a few files, beside the packages themselves. To find and open so many
// is a quarter of what a box does until it serves; `server/cli.js` takes these in their place. Called once after an installation.
import { renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}node_modules/.joined`;
const part = `${folder}-${process.pid}`;
const packages = ['typebox', 'typebox/schema', 'yjs'];

const { resolve } = createRequire(`${root}shared/package.json`);
const { build } = await import(pathToFileURL(resolve('vite')).href);
await build({
  root: `${root}shared`,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: part,
    emptyOutDir: true,
    rolldownOptions: {
      input: Object.fromEntries(packages.map((name) => [name.replace('/', '_'), name])),
      output: { entryFileNames: '[name].mjs', chunkFileNames: 'part-[hash].mjs' },
    },
  },
  ssr: { noExternal: true },
});
rmSync(folder, { recursive: true, force: true });
renameSync(part, folder);
