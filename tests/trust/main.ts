import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { asked } from '../asked.ts';
import { lastRunsIn, withRuns } from './page.ts';
import { type Figures, type Proof, proofs } from './promises.ts';

const usage = `npm run trust -- [--only sim,kill] [--data <folder with real orders>]

Runs the proofs whole, one after the other, which takes hours, and writes their figures into TRUST.md.
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = `${root}TRUST.md`;

const values = asked(usage, { words: ['only', 'data'] });
await runAll();

async function runAll(): Promise<void> {
  const wanted = values.only?.split(',');
  const unknown = wanted?.filter((name) => !proofs.some((proof) => proof.name === name)) ?? [];
  if (unknown.length > 0) {
    process.stderr.write(`No proof is called ${unknown.join(', ')}: ${proofs.map(({ name }) => name).join(', ')}\n`);
    process.exitCode = 2;
    return;
  }
  for (const proof of proofs) {
    if (wanted !== undefined && !wanted.includes(proof.name)) continue;
    if (proof.runs.includes('DIR') && values.data === undefined) {
      process.stderr.write(`${proof.name}: left out, because there is no --data\n`);
      continue;
    }
    await run(proof);
  }
}

async function run(proof: Proof): Promise<void> {
  process.stderr.write(`${proof.name}: ${proof.command}\n`);
  const beganMs = performance.now();
  const { figures, code } = await figuresOf(proof.runs.map((word) => (word === 'DIR' ? (values.data ?? '') : word)));
  const minutes = (performance.now() - beganMs) / 60_000;
  const isKept = figures !== null && code === 0 && proof.holds(figures);
  if (!isKept) process.exitCode = 1;
  const said = figures === null ? 'it gave no figures' : proof.say(figures);
  const day = new Date().toISOString().slice(0, 10);
  const text = `${isKept ? '' : '**BROKEN** '}${said} (${day}, ${minutes.toFixed(1)} min)`;
  process.stderr.write(`  ${text}\n`);
  // Written at once: the next one may take hours.
  const before = readFileSync(page, 'utf8');
  writeFileSync(page, withRuns(before, proofs, new Map([...lastRunsIn(before, proofs), [proof.name, text]])));
}

async function figuresOf(words: readonly string[]): Promise<{ figures: Figures | null; code: number | null }> {
  const child = spawn('npm', ['run', '--silent', ...words], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const last = said.trim().split('\n').at(-1) ?? '';
  return { figures: last.startsWith('{') ? (JSON.parse(last) as Figures) : null, code };
}
