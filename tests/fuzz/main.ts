import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';

/** `npm run fuzz -- --frames N --seed S --json`: words go to standard error, the report to standard output. */
const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const { report, faults } = await fuzz({ frames: Number(values.frames), seed: Number(values.seed), say });
for (const fault of faults.slice(0, 50)) say(fault);
if (faults.length > 0) say(`again: npm run fuzz -- --frames ${values.frames} --seed ${values.seed}`);
process.stdout.write(`${values.json ? JSON.stringify(report) : JSON.stringify(report, null, 2)}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
