// Makes a fresh clone ready to run. npm calls this before `start`, `test`, `check` and `format`.
// Plain JavaScript without dependencies: it is the one file that runs on the system's own Node, before ours is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pnpmVersion = '10.34.9';
const oldestNode = [20, 19];
const root = fileURLToPath(new URL('../../', import.meta.url));
const marker = `${root}node_modules/.installed-from`;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
  stop(`Comanda needs Node ${oldestNode.join('.')} or newer to install itself, and this is ${process.version}.`);
}

const wanted = fingerprint();
if (wanted !== installed()) {
  console.log('Installing what Comanda needs (about fifteen seconds the first time) ...');
  const pnpm = spawnSync(
    'npx',
    ['--yes', `pnpm@${pnpmVersion}`, 'install', '--frozen-lockfile', '--reporter=append-only'],
    {
      cwd: root,
      // CI: pnpm asks no questions when it has to replace an older node_modules.
      env: { ...process.env, CI: 'true' },
      encoding: 'utf8',
      // npx is a .cmd file on Windows, which only a shell can start.
      shell: process.platform === 'win32',
    },
  );
  if (pnpm.status !== 0) {
    console.error(pnpm.error?.message ?? `${pnpm.stdout}${pnpm.stderr}`);
    stop(
      'The installation failed: read the lines above, check the network and the npm registry, and run the command again.',
    );
  }
  linkNodeItself();
  joinModules();
  writeFileSync(marker, wanted);
}

/**
 * pnpm starts programs through a small shell script. For Node that would put a shell between whoever stops the box and
 * the box, and a signal would end the shell alone. Windows has no signals to lose.
 */
function linkNodeItself() {
  if (process.platform === 'win32') return;
  const link = `${root}node_modules/.bin/node`;
  rmSync(link, { force: true });
  symlinkSync('../node/bin/node', link);
}

/** With the Node that was just installed. */
function joinModules() {
  const node = `${root}node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`;
  const { status } = spawnSync(node, [`${root}installers/from-source/join-modules.mjs`], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) console.error('Its modules could not be joined: the box starts a little later, and is as good.');
}

/** Changes when the lockfile, pnpm's settings or what is joined do, and when node_modules was carried over from another kind of machine. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}-${pnpmVersion}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'installers/from-source/join-modules.mjs'])
    hash.update(readFileSync(`${root}${file}`));
  return hash.digest('hex');
}

function installed() {
  try {
    return readFileSync(marker, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** @param {string} sentence what is wrong and what to do, for the person at the keyboard */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
