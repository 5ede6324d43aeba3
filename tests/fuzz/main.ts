import { asked } from '../asked.ts';
import { fuzz } from './fuzz.ts';

const usage = `npm run fuzz -- [--frames N] [--seed S] [--json]

Tells a real box what no device would say. Words go to standard error, the report to standard output.
--frames  how many of each kind (100000)
--seed    what they are (1)
--json    the report on one line
`;

const values = asked(usage, { numbers: { frames: 100_000, seed: 1 }, counts: ['frames'], flags: ['json'] });
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const { report, faults } = await fuzz({ frames: values.frames, seed: values.seed, say });
for (const fault of faults.slice(0, 50)) say(fault);
if (faults.length > 0) say(`again: npm run fuzz -- --frames ${values.frames} --seed ${values.seed}`);
process.stdout.write(`${values.json ? JSON.stringify(report) : JSON.stringify(report, null, 2)}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
