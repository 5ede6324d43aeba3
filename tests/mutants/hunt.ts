import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CaughtBy, type Mutant, plantedIn, root, withBug } from './mutant.ts';

/** Who noticed: a night or a test, and what it said. */
export type Catch = { readonly by: string; readonly says: string };
export type Hunt = { readonly mutant: Mutant; readonly caught: Catch | null; readonly ms: number };

type Tests = Extract<CaughtBy, { tests: readonly string[] }>;

const hooks = new URL('./plant-in-node.ts', import.meta.url).href;
const nightsFile = fileURLToPath(new URL('./nights.ts', import.meta.url));
const vitest = `${root}node_modules/vitest/vitest.mjs`;

/** What has not come to an end by then has noticed nothing. */
const patienceMs = 300_000;

/** Lives with the bug until something notices. */
export async function hunt(mutant: Mutant): Promise<Hunt> {
  withBug(readFileSync(`${root}${mutant.file}`, 'utf8'), mutant);
  const beganMs = performance.now();
  const caught = await whatNotices(mutant.caughtBy, mutant.name);
  return { mutant, caught, ms: performance.now() - beganMs };
}

/** Hunts one after the other on each core. */
export async function huntAll(mutants: readonly Mutant[], tell: (hunt: Hunt) => void): Promise<readonly Hunt[]> {
  return inParallel(mutants, async (mutant) => {
    const one = await hunt(mutant);
    tell(one);
    return one;
  });
}

/** Whether the code without any bug passes all that is asked of these mutants. Null: it does. */
export async function control(mutants: readonly Mutant[]): Promise<Catch | null> {
  const nights = mutants.reduce(
    (most, { caughtBy }) => ('nights' in caughtBy ? Math.max(most, caughtBy.nights) : most),
    0,
  );
  const cores = availableParallelism();
  const each = Math.ceil(nights / cores);
  const lived = Array.from({ length: nights === 0 ? 0 : cores }, (_, at) => () => liveNights(1 + at * each, each, ''));
  const told = groups(mutants).map((tests) => () => runTests(tests, ''));
  const found = await inParallel([...lived, ...told], (ask) => ask());
  return found.find((one) => one !== null) ?? null;
}

/** The tests of all of these, in as few runs as there are ways to run them. */
function groups(mutants: readonly Mutant[]): Tests[] {
  const all = new Map<string, Tests>();
  for (const { caughtBy } of mutants) {
    if ('nights' in caughtBy) continue;
    const { project, named } = caughtBy;
    const key = `${project} ${named}`;
    const tests = [...new Set([...(all.get(key)?.tests ?? []), ...caughtBy.tests])];
    all.set(key, { ...caughtBy, tests });
  }
  return [...all.values()];
}

/** Does the night pass without a bug? */
export const nightPasses = async (seed: number): Promise<boolean> => (await liveNights(seed, 1, '')) === null;

function whatNotices(caughtBy: CaughtBy, mutant: string): Promise<Catch | null> {
  return 'nights' in caughtBy ? liveNights(1, caughtBy.nights, mutant) : runTests(caughtBy, mutant);
}

async function liveNights(from: number, nights: number, mutant: string): Promise<Catch | null> {
  const words = ['--import', hooks, nightsFile, '--from', String(from), '--nights', String(nights)];
  const said = await run(words, mutant);
  const found = JSON.parse(said.trimEnd().split('\n').at(-1) ?? '') as { seed: number; what: string } | null;
  return found === null ? null : { by: `seed ${found.seed}`, says: found.what };
}

type Assertion = { readonly status: string; readonly fullName: string; readonly failureMessages: readonly string[] };
type Told = {
  readonly numPassedTests: number;
  readonly success: boolean;
  readonly testResults: readonly { readonly message: string; readonly assertionResults: readonly Assertion[] }[];
};

/** A file that does not even load has caught nothing: a test has to fail. */
async function runTests({ tests, project, named }: Tests, mutant: string): Promise<Catch | null> {
  const folder = mkdtempSync(join(tmpdir(), 'comanda-mutants-'));
  const file = join(folder, 'told.json');
  try {
    const only = named === undefined ? [] : ['--testNamePattern', named];
    const words = ['run', '--project', project, '--reporter', 'json', '--outputFile', file, ...only, ...tests];
    await run([vitest, ...words], mutant);
    const told = JSON.parse(readFileSync(file, 'utf8')) as Told;
    const failed = told.testResults.flatMap((one) => one.assertionResults).find(({ status }) => status === 'failed');
    if (failed !== undefined) return { by: `test "${failed.fullName.trim()}"`, says: failed.failureMessages[0] ?? '' };
    if (!told.success || told.numPassedTests === 0)
      throw new Error(`${tests.join(', ')} did not run: ${told.testResults.map(({ message }) => message).join(' ')}`);
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(words: readonly string[], mutant: string): Promise<string> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...env, [plantedIn]: mutant },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: patienceMs,
  });
  return new Promise((resolve, reject) => {
    const out: string[] = [];
    const wrong: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => wrong.push(text));
    child.on('error', reject);
    child.on('close', () => {
      if (out.length > 0) resolve(out.join(''));
      else reject(new Error(`${mutant}: nothing was said by ${words.join(' ')}: ${wrong.join('')}`));
    });
  });
}

async function inParallel<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const waiting = [...all.entries()];
  const done: R[] = [];
  const hand = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) done[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, hand));
  return done;
}
