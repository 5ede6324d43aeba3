import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The commands of the README and of the pages for each role, run as they stand there, in a folder like a user's. */

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = [
  'README.md',
  ...readdirSync(`${root}docs`).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];
const commandsIn = (page: string): string[] =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/node server\/cli\.js ([^`\n]+)/g)].map(
    (match) => match[1] ?? '',
  );
const commands = [...new Set(pages.flatMap(commandsIn))];
const startsBox = (command: string): boolean => command.startsWith('start');
const makesRestaurant = (command: string): boolean => command.startsWith('init');

const folder = mkdtempSync(join(tmpdir(), 'comanda-docs-'));
/** Beside other boxes of this machine, and heard by nobody else. */
const env = {
  ...process.env,
  COMANDA_HOST: '127.0.0.1',
  COMANDA_PORT: '0',
  COMANDA_HTTPS_PORT: '0',
  COMANDA_ADVERTISE: 'false',
};
let box: ChildProcess | null = null;

const wordsOf = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
/** The doctor ends with 1 where it has a warning, such as a network without multicast. */
const mayWarn = (command: string): boolean => command.startsWith('doctor');

function run(command: string): string {
  const words = [`${root}server/cli.js`, ...wordsOf(command)];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0 && !(status === 1 && mayWarn(command)))
    throw new Error(`it ended with ${status}: ${stdout}${stderr}`);
  return stdout;
}

beforeAll(() => {
  writeFileSync(join(folder, 'menu.csv'), 'code,name,category,price\nB1,Lager,Drinks,78.00\n');
});
afterAll(() => {
  box?.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

test('a restaurant is made as the pages say, and its box says where it is', async () => {
  const [init] = commands.filter(makesRestaurant);
  const [start] = commands.filter(startsBox);
  expect(commands.filter(makesRestaurant)).toHaveLength(1);
  expect(run(init ?? '')).toMatch(/PIN \d+/);
  box = spawn(process.execPath, [`${root}server/cli.js`, ...wordsOf(start ?? '')], { cwd: folder, env });
  const said = await new Promise<string>((resolve, reject) => {
    let output = '';
    for (const stream of [box?.stdout, box?.stderr])
      stream?.on('data', (bytes) => {
        output += bytes;
        if (output.includes('/setup')) resolve(output);
      });
    box?.once('exit', (code) => reject(new Error(`it ended with ${code}: ${output}`)));
  });
  expect(said).toMatch(/READY http/);
  expect(said).toMatch(/type the code \d{3} \d{3}/);
});

test.each(commands.filter((command) => !startsBox(command) && !makesRestaurant(command)))(
  '%s',
  (command) => {
    expect(run(command)).not.toBe('');
  },
  30_000,
);
