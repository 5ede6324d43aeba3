import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// A house of empty rooms with the real settings of the linter and the compiler, where every wall is broken once.
// Both tools run once over all of it; each test then looks for the complaint about its own file.

const root = fileURLToPath(new URL('..', import.meta.url));
const settings = [
  'biome.jsonc',
  '.gitignore',
  'tsconfig.base.json',
  'shared/tsconfig.pure.json',
  'shared/package.json',
];

/** Who imports what, and a word of the sentence that forbids it. */
const brokenWalls = [
  ['shared/base', '../order/planted.ts', 'Nouns know only nouns'],
  ['shared/money', '@comanda/shared/till/planted.ts', 'Nouns know only nouns'],
  ['shared/menu', '../order/planted.ts', 'Nouns know only nouns'],
  ['shared/floor', '@comanda/shared/sync/planted.ts', 'Nouns know only nouns'],
  ['shared/staff', '../kitchen/planted.ts', 'Nouns know only nouns'],
  ['shared/order', '../kitchen/planted.ts', 'An order is decided the same way'],
  ['shared/order', '@comanda/shared/till/planted.ts', 'An order is decided the same way'],
  ['shared/order', '../sync/planted.ts', 'An order is decided the same way'],
  ['shared/kitchen', '../till/planted.ts', 'meet in the order, never each other'],
  ['shared/kitchen', '@comanda/shared/guest/planted.ts', 'meet in the order, never each other'],
  ['shared/till', '../kitchen/planted.ts', 'meet in the order, never each other'],
  ['shared/till', '@comanda/shared/sync/planted.ts', 'meet in the order, never each other'],
  ['shared/guest', '../till/planted.ts', 'meet in the order, never each other'],
  ['shared/sync', '../replica/planted.ts', 'plugged in from outside'],
  ['shared/sync', '@comanda/shared/ui/planted.ts', 'plugged in from outside'],
  ['shared/order', 'node:fs', 'Pure folders run the same everywhere'],
  ['shared/sync', 'rxdb', 'Pure folders run the same everywhere'],
  ['shared/menu', 'react', 'Pure folders run the same everywhere'],
  ['shared/order', '@comanda/server/store/planted.ts', 'the ground the programs stand on'],
  ['shared/replica', '../../tests/planted.ts', 'the ground the programs stand on'],
  ['shared/ui', '@comanda/tablet-app/parts/planted.ts', 'the ground the programs stand on'],
  ['server/routes', '@comanda/shared/replica/planted.ts', 'The box serves the apps as built files'],
  ['server/store', '../../shared/ui/planted.ts', 'The box serves the apps as built files'],
  ['server/sync', '@comanda/kds-app/parts/planted.ts', 'The box serves the apps as built files'],
  ['server/devices', '../../tests/planted.ts', 'The box serves the apps as built files'],
  ['server/sync', 'better-sqlite3', 'Only server/store writes SQL'],
  ['server/routes', 'node:sqlite', 'Only server/store writes SQL'],
  ['server/colleagues', '../box.ts', 'reach the box as every device does'],
  ['server/colleagues', '@comanda/server/store/planted.ts', 'reach the box as every device does'],
  ['server/colleagues', 'better-sqlite3', 'Only server/store writes SQL'],
  ['server/routes', '../colleagues/service.ts', "starts the demo's colleagues as another program"],
  ['tablet-app/screens', '@comanda/server/config.ts', 'An app knows only shared'],
  ['tablet-app/screens', '../../kds-app/parts/planted.ts', 'An app knows only shared'],
  ['kds-app/parts', '@comanda/tablet-app/parts/planted.ts', 'An app knows only shared'],
  ['kds-app/parts', '../../tests/planted.ts', 'An app knows only shared'],
  ['office-app/screens', '@comanda/server/config.ts', 'An app knows only shared'],
  ['office-app/data', '@comanda/tablet-app/parts/planted.ts', 'An app knows only shared'],
] as const;

const openDoors = [
  ['shared/menu', '../money/planted.ts'],
  ['shared/order', '@comanda/shared/menu/planted.ts'],
  ['shared/order', 'typebox'],
  ['shared/till', '../order/planted.ts'],
  ['shared/sync', '../kitchen/planted.ts'],
  ['shared/sync', './planted.ts'],
  ['shared/replica', '@comanda/shared/sync/planted.ts'],
  ['shared/ui', 'react'],
  ['server/sync', '@comanda/shared/sync/planted.ts'],
  ['server/sync', '../store/planted.ts'],
  ['server/store', 'better-sqlite3'],
  ['server/colleagues', '@comanda/shared/replica/planted.ts'],
  ['server/routes', '../colleagues/instructions.ts'],
  ['tablet-app/screens', '@comanda/shared/replica/planted.ts'],
  ['tests', '@comanda/server/store/planted.ts'],
] as const;

/** What a pure folder may not reach for, and who says so. */
const brokenPurity = [
  ['the wall clock', 'Date.now()', 'lint', 'global variable Date'],
  ['chance', 'Math.random()', 'lint', "Do not use 'Math.random'"],
  ['a timer', 'setTimeout(() => {}, 10)', 'lint', 'global variable setTimeout'],
  ['the global object', 'globalThis', 'lint', 'global variable globalThis'],
  ['a timer', 'setInterval(() => {}, 10)', 'types', "Cannot find name 'setInterval'"],
  ['the stopwatch', 'performance.now()', 'types', "Cannot find name 'performance'"],
  ['random bytes', 'crypto.randomUUID()', 'types', "Cannot find name 'crypto'"],
  ['the network', "fetch('/orders')", 'types', "Cannot find name 'fetch'"],
  ['the page', 'document.title', 'types', "Cannot find name 'document'"],
  ['the browser', 'localStorage.length', 'types', "Cannot find name 'localStorage'"],
  ['the Node process', 'process.env', 'types', "Cannot find name 'process'"],
] as const;

type Complaint = { readonly file: string; readonly sentence: string };

let house: string;
let lint: Complaint[];
let types: Complaint[];

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'comanda-walls-'));
  for (const file of settings) {
    await mkdir(dirname(join(house, file)), { recursive: true });
    await copyFile(join(root, file), join(house, file));
  }
  for (const [index, [folder, target]] of brokenWalls.entries())
    await plant(folder, `wall-${index}.ts`, importing(target));
  for (const [index, [folder, target]] of openDoors.entries())
    await plant(folder, `door-${index}.ts`, importing(target));
  for (const [index, [, code]] of brokenPurity.entries()) {
    await plant('shared/order', `purity-${index}.ts`, `export const planted = ${code};\n`);
  }
  await plant('shared/order', 'hen.ts', "import { egg } from './egg.ts';\nexport const hen = () => egg;\n");
  await plant('shared/order', 'egg.ts', "import { hen } from './hen.ts';\nexport const egg = () => hen;\n");
  await plant('shared/order', 'barrel.ts', "export { hen } from './hen.ts';\nexport { egg } from './egg.ts';\n");
  await plant('shared/order', 'long-file.ts', 'export const line = 1;\n'.repeat(401));
  await plant('shared/order', 'long-function.ts', `export function long() {\n${'  long();\n'.repeat(61)}}\n`);
  await plant('shared/order', 'pure.ts', 'export const planted = Math.max(1, 2);\n');
  [lint, types] = await Promise.all([askLinter(), askCompiler()]);
});

afterAll(() => rm(house, { recursive: true }));

describe('a wall that is broken is named', () => {
  test.each(brokenWalls.map((wall, index) => [...wall, index] as const))(
    '%s imports %s: %s',
    (folder, _to, because, index) => {
      expect(about(lint, `${folder}/wall-${index}.ts`)).toContainEqual(expect.stringContaining(because));
    },
  );

  test('two files that import each other', () => {
    expect(about(lint, 'shared/order/hen.ts')).toContainEqual(expect.stringContaining('part of a cycle'));
  });

  test('a file that only passes on what others export', () => {
    expect(about(lint, 'shared/order/barrel.ts')).toContainEqual(expect.stringContaining('barrel'));
  });
});

test('a file over 400 lines is too long to read on a Saturday', () => {
  expect(about(lint, 'shared/order/long-file.ts')).toContainEqual(expect.stringContaining('400'));
});

test('a function over 60 lines is too long to read on a Saturday', () => {
  expect(about(lint, 'shared/order/long-function.ts')).toContainEqual(expect.stringContaining('60'));
});

describe('a door that is open stays open', () => {
  test.each(openDoors.map((door, index) => [...door, index] as const))('%s imports %s', (folder, _to, index) => {
    expect(about(lint, `${folder}/door-${index}.ts`)).toEqual([]);
  });
});

describe('a pure folder reaches for nothing', () => {
  test.each(brokenPurity.map((reach, index) => [...reach, index] as const))(
    '%s: %s (%s)',
    (_what, _code, who, because, index) => {
      const complaints = about(who === 'lint' ? lint : types, `shared/order/purity-${index}.ts`);
      expect(complaints).toContainEqual(expect.stringContaining(because));
    },
  );

  test('arithmetic is welcome', () => {
    expect([...about(lint, 'shared/order/pure.ts'), ...about(types, 'shared/order/pure.ts')]).toEqual([]);
  });
});

/** Uses what it imports, so that nothing but the wall is wrong with it. */
function importing(target: string): string {
  return `import planted from '${target}';\n\nexport const used = planted;\n`;
}

async function plant(folder: string, name: string, text: string): Promise<void> {
  await mkdir(join(house, folder), { recursive: true });
  await writeFile(join(house, folder, name), text);
}

function about(complaints: readonly Complaint[], file: string): string[] {
  return complaints.filter((complaint) => complaint.file === file).map((complaint) => complaint.sentence);
}

async function askLinter(): Promise<Complaint[]> {
  type Report = { diagnostics: { message: string; location: { path: string } }[] };
  const printed = await printedBy('biome', ['lint', '--reporter=json', '--max-diagnostics=none']);
  const { diagnostics }: Report = JSON.parse(printed);
  return diagnostics.map(({ message, location }) => ({ file: location.path.replaceAll('\\', '/'), sentence: message }));
}

async function askCompiler(): Promise<Complaint[]> {
  const printed = await printedBy('tsc', ['-p', 'shared/tsconfig.pure.json', '--noEmit', '--pretty', 'false']);
  const line = /^(?<file>.+?)\(\d+,\d+\): error TS\d+: (?<sentence>.+)$/gm;
  return [...printed.matchAll(line)].map(({ groups }) => ({
    file: groups?.file ?? '',
    sentence: groups?.sentence ?? '',
  }));
}

/** Both tools end with an error here, which is the point; a tool that did not start has printed nothing and fails above. */
async function printedBy(program: string, args: readonly string[]): Promise<string> {
  const run = promisify(execFile);
  const bin = join(root, 'node_modules/.bin', program);
  const options = { cwd: house, maxBuffer: 16 * 1024 * 1024, shell: process.platform === 'win32' };
  return run(bin, args, options).then(
    ({ stdout }) => stdout,
    (failure: Error & { stdout?: string }) => {
      if (!failure.stdout) throw failure;
      return failure.stdout;
    },
  );
}
