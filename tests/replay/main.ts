import { asked } from '../asked.ts';
import { replay } from './replay.ts';

const usage = `npm run replay -- --data <folder> [--days N] [--devices N] [--cuts SEED] [--json]

Real orders, tapped by devices that are cut off and killed, at a box that is killed too; compared with the file, line by line. Words go
to standard error, the report to standard output.
--data     the folder with order_lines.csv and menu_items.csv
--days     of the file, from its first day (all)
--devices  how many tap (6)
--cuts     the seed of what goes wrong (1)
--json     the report on one line
`;

const values = asked(usage, {
  numbers: { days: 1_000, devices: 6, cuts: 1 },
  counts: ['days', 'devices'],
  words: ['data'],
  flags: ['json'],
});
const say = (line: string): void => void process.stderr.write(`${line}\n`);

if (values.data === undefined) {
  say(`Say where the orders are.\n\n${usage}`);
  process.exit(2);
}
const { report, faults } = await replay({
  data: values.data,
  days: values.days,
  devices: values.devices,
  seed: values.cuts,
  say,
});
for (const fault of faults.slice(0, 50)) say(fault);
if (faults.length > 50) say(`and ${faults.length - 50} more`);
process.stdout.write(`${values.json ? JSON.stringify(report) : JSON.stringify(report, null, 2)}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
