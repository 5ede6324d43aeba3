import { asked } from '../asked.ts';
import { lineOf, tableOf } from './figures.ts';
import { benchTablet, fullSize } from './run.ts';

const usage = `npm run bench:tablet -- [--json]

Measures the waiter's app in a real Chromium, slowed down four times, with 5,000 products and 200 open orders. Takes some minutes.
--json     one JSON line for each figure on standard output
`;

const { json } = asked(usage, { flags: ['json'] });
const figures = await benchTablet(fullSize, (figure) => {
  if (json) process.stdout.write(`${lineOf(figure)}\n`);
});
process.stderr.write(`\n${tableOf(figures)}`);
if (figures.some(({ ok }) => ok === false)) process.exitCode = 1;
