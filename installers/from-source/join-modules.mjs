// Joins packages that come in hundreds of small modules into a few files, beside the packages themselves. To find and open so many
// is a quarter of what a box does until it serves; `server/cli.js` takes these in their place. Called once after an installation.
import { globSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}node_modules/.joined`;
const part = `${folder}-${process.pid}`;
const names = ['typebox', 'typebox/schema', 'yjs'];
const fileOf = (name) => name.replace('/', '_');

for (const left of globSync(`${folder}*`)) rmSync(left, { recursive: true, force: true });

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
      input: Object.fromEntries(names.map((name) => [fileOf(name), name])),
      output: { entryFileNames: '[name].mjs', chunkFileNames: 'part-[hash].mjs' },
    },
  },
  ssr: { noExternal: true },
});
// Whoever takes them can see that they are all there, and are of the packages that are installed.
const versionOf = (name) => JSON.parse(readFileSync(`${root}shared/node_modules/${name}/package.json`, 'utf8')).version;
const whole = {
  modules: Object.fromEntries(names.map((name) => [name, `${fileOf(name)}.mjs`])),
  versions: Object.fromEntries(['typebox', 'yjs'].map((name) => [name, versionOf(name)])),
  bytes: Object.fromEntries(readdirSync(part).map((file) => [file, statSync(`${part}/${file}`).size])),
};
writeFileSync(`${part}/whole.json`, JSON.stringify(whole));
renameSync(part, folder);
