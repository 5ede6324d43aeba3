// Joins what a box loads from other packages into a few files, beside the packages themselves. To find and open hundreds of small
// modules is a third of what a box does until it serves; `server/cli.js` takes these in their place. Called once after an installation.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}node_modules/.joined`;
const part = `${folder}-${process.pid}`;

/** By the folder of ours that depends on them. Not what brings a binary (better-sqlite3, argon2), nor what few starts load. */
const joined = {
  server: [
    '@fastify/helmet',
    '@fastify/rate-limit',
    '@fastify/static',
    '@fastify/websocket',
    'bonjour-service',
    'close-with-grace',
    'commander',
    'fastify',
    'pino',
    'smol-toml',
  ],
  shared: ['typebox', 'typebox/schema', 'yjs'],
};
const names = Object.values(joined).flat();
const ownerOf = Object.fromEntries(Object.entries(joined).flatMap(([owner, all]) => all.map((name) => [name, owner])));
const entry = '\0join:';
const fileOf = (name) => name.replaceAll('/', '_');

/** What each gives, by name and kind: as it is installed. */
const installed = {};
const kindsIn = (space) =>
  Object.fromEntries(Object.keys(space).flatMap((one) => (one === 'module.exports' ? [] : [[one, typeof space[one]]])));

for (const left of globSync(`${folder}-*`)) rmSync(left, { recursive: true, force: true });

const { resolve } = createRequire(`${root}shared/package.json`);
const { build } = await import(pathToFileURL(resolve('vite')).href);
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  plugins: [
    {
      name: 'join',
      resolveId: (id) => (id.startsWith(entry) ? id : null),
      load: wordsOf,
      generateBundle: inPlainLetters,
    },
  ],
  build: {
    ssr: true,
    outDir: part,
    emptyOutDir: true,
    rolldownOptions: {
      input: Object.fromEntries(names.map((name) => [fileOf(name), `${entry}${name}`])),
      output: {
        entryFileNames: '[name].mjs',
        chunkFileNames: 'part-[hash].mjs',
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      },
    },
  },
  ssr: { noExternal: true },
});
assertGood();
// Whoever takes them can see that they are all there, and are of the packages that are installed.
const whole = {
  modules: Object.fromEntries(names.map((name) => [name, `${fileOf(name)}.mjs`])),
  installed: createHash('sha1')
    .update(readFileSync(`${root}node_modules/.pnpm/lock.yaml`))
    .digest('hex'),
  bytes: Object.fromEntries(readdirSync(part).map((file) => [file, statSync(`${part}/${file}`).size])),
};
writeFileSync(`${part}/whole.json`, JSON.stringify(whole));
// A box that runs may still open one: the old ones stay until the new ones are all there.
rmSync(folder, { recursive: true, force: true });
renameSync(part, folder);

/** Opens each in a program of its own, for some do not like to be there twice, and looks whether it gives what is installed. */
function assertGood() {
  const program = `const kindsIn = ${kindsIn};
    const given = {};
    for (const [name, url] of JSON.parse(process.argv[1])) given[name] = kindsIn(await import(url));
    process.stdout.write(JSON.stringify(given));`;
  const urls = names.map((name) => [name, pathToFileURL(`${part}/${fileOf(name)}.mjs`).href]);
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program, JSON.stringify(urls)], {
    encoding: 'utf8',
  });
  const given = JSON.parse(said);
  const bad = names.filter((name) => JSON.stringify(given[name]) !== JSON.stringify(installed[name]));
  if (bad.length === 0) return;
  rmSync(part, { recursive: true, force: true });
  throw new Error(`${bad.join(', ')}: joined, it gives something else`);
}

/** What a package gives by name. One of the older kind tells only who loads it: Node has an extra name for all of it. */
async function wordsOf(id) {
  if (!id.startsWith(entry)) return null;
  const name = id.slice(entry.length);
  const { id: file } = await this.resolve(name, `${root}${ownerOf[name]}/package.json`);
  const space = await import(pathToFileURL(file).href);
  installed[name] = kindsIn(space);
  const given = Object.keys(space);
  const from = JSON.stringify(file);
  const all = `import whole from ${from}; export default whole;`;
  if (!given.includes('module.exports')) return `export * from ${from};${given.includes('default') ? all : ''}`;
  return `${all} export const { ${given.filter((one) => !['default', 'module.exports'].includes(one)).join(', ')} } = whole;`;
}

/** One letter beyond these, and all of a file is kept and looked through in twice the space. Escaped where no backslash is before it. */
function inPlainLetters(_, bundle) {
  for (const file of Object.values(bundle)) {
    if (/\\[^\t\n\r -~]/.test(file.code)) continue;
    file.code = file.code.replace(/[^\t\n\r -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  }
}
