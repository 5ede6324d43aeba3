import { asked } from '../asked.ts';
import { killRounds } from './kill-rounds.ts';

const usage = `npm run kill -- [--rounds N] [--seed S] [--json]

A box at full speed is killed (kill -9), again and again. Words go to standard error, the report to standard output.
--rounds  how often (30)
--seed    of the evening and of the moments (1)
--json    the report on one line
`;

const values = asked(usage, { numbers: { rounds: 30, seed: 1 }, counts: ['rounds'], flags: ['json'] });
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const { report, faults } = await killRounds({ rounds: values.rounds, seed: values.seed, say });
for (const fault of faults.slice(0, 50)) say(fault);
if (faults.length > 50) say(`and ${faults.length - 50} more`);
process.stdout.write(`${values.json ? JSON.stringify(report) : JSON.stringify(report, null, 2)}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
