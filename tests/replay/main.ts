import { parseArgs } from 'node:util';
import { replay } from './replay.ts';

/** `npm run replay -- --data DIR`: words go to standard error, the report to standard output. */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    days: { type: 'string', default: '1000' },
    devices: { type: 'string', default: '6' },
    cuts: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => void process.stderr.write(`${line}\n`);

if (values.data === undefined) {
  say('Say where the orders are: npm run replay -- --data DIR [--days N] [--devices N] [--cuts SEED] [--json]');
  process.exit(2);
}
const { report, faults } = await replay({
  data: values.data,
  days: Number(values.days),
  devices: Number(values.devices),
  seed: Number(values.cuts),
  say,
});
for (const fault of faults.slice(0, 50)) say(fault);
if (faults.length > 50) say(`and ${faults.length - 50} more`);
process.stdout.write(`${values.json ? JSON.stringify(report) : JSON.stringify(report, null, 2)}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
