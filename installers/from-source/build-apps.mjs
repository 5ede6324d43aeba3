// Builds the web apps that the box serves: each only when something that goes into it has changed since it was built.
// Called through `npm run apps`, whose fresh shell finds the Node that was just installed before the system's own.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** A gallery shows what the apps share, or what one app has alone, and is built with what that is. */
const apps = ['tablet-app', 'kds-app', 'office-app', 'shared/ui/gallery', 'tablet-app/gallery'];
/** Written last and into the folder itself, so a build that was stopped half way is no build. */
const marker = 'built-from.txt';

for (const app of apps) {
  const wanted = fingerprint(app);
  if (wanted !== builtFrom(app)) build(app, wanted);
}

/** @param {string} app */
function build(app, wanted) {
  console.log(`Building ${app} ...`);
  const part = `node_modules/.cache/apps/${app.replaceAll('/', '-')}-${process.pid}`;
  const workspace = app.split('/', 1)[0];
  mkdirSync(`${root}node_modules/.cache/apps`, { recursive: true });
  const vite = spawnSync(
    process.execPath,
    [
      `${root}${workspace}/node_modules/vite/bin/vite.js`,
      'build',
      '--outDir',
      `${root}${part}`,
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ],
    // A test run calls itself `test`, and React would build its slow, talkative self for it.
    { cwd: `${root}${app}`, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } },
  );
  if (vite.status !== 0) {
    console.error(`${app} could not be built: read the lines above.`);
    process.exit(1);
  }
  writeFileSync(`${root}${part}/${marker}`, wanted);
  rmSync(`${root}${app}/dist`, { recursive: true, force: true });
  renameSync(`${root}${part}`, `${root}${app}/dist`);
}

/** Changes with every file that may go into the app, and with the packages it is built from. */
function fingerprint(app) {
  const hash = createHash('sha256');
  const sources = globSync(`{${app.split('/', 1)[0]},shared}/**/*`, {
    cwd: root,
    withFileTypes: true,
    exclude: (entry) => ['node_modules', 'dist'].includes(entry.name),
  })
    .filter((entry) => entry.isFile() && !/\.(test\.tsx?|md)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort();
  for (const file of [...sources, fileURLToPath(import.meta.url), `${root}pnpm-lock.yaml`]) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function builtFrom(app) {
  try {
    return readFileSync(`${root}${app}/dist/${marker}`, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
