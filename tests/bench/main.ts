import { asked } from '../asked.ts';
import { lineOf, tableOf, trustedFloorPerSecond } from './figures.ts';
import { fullSize, quickSize, runBench } from './run.ts';

const usage = `npm run bench -- [--quick] [--json] [--profile <folder>]

Measures Comanda beside a floor that does the least a box could do (floor.ts), in turns, and says by how much it is more.
--quick    in less than a minute
--json     one JSON line for each figure on standard output
--profile  CPU profiles of the box in this folder
`;

const values = asked(usage, { words: ['profile'], flags: ['quick', 'json'] });
await bench();

async function bench(): Promise<void> {
  const flags = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
  const figures = await runBench(values.quick ? quickSize : fullSize, flags);
  if (values.json) for (const figure of figures) process.stdout.write(`${lineOf(figure)}\n`);
  process.stderr.write(`\n${tableOf(figures)}\nEach figure is the best of its rounds, ours and the floor's alike.\n`);
  const floor = figures.find(({ metric }) => metric === 'throughput')?.floor ?? 0;
  if (floor < trustedFloorPerSecond) {
    const reached = `${Math.round(floor).toLocaleString('en')} events/s`;
    process.stderr.write(
      `The floor reached only ${reached}: this machine is slow or busy, so trust the ratios alone.\n`,
    );
  }
}
