import { parseArgs } from 'node:util';
import { killRounds } from './kill-rounds.ts';

/** `npm run kill -- --rounds N`: words go to standard error, the report to standard output. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const { report, faults } = await killRounds({ rounds: Number(values.rounds), seed: Number(values.seed), say });
for (const fault of faults.slice(0, 50)) say(fault);
if (faults.length > 50) say(`and ${faults.length - 50} more`);
process.stdout.write(`${values.json ? JSON.stringify(report) : JSON.stringify(report, null, 2)}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
