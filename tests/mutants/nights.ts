import { parseArgs } from 'node:util';
import { runNight } from '../friday-night/night.ts';

/** A child that lives nights until one goes wrong. Its last line says which and how, or null. */
const { values } = parseArgs({ options: { from: { type: 'string' }, nights: { type: 'string' } } });
const from = Number(values.from);

function whatGoesWrong(seed: number): string | null {
  try {
    const { violations, undrained } = runNight(seed);
    return violations[0] ?? (undrained.length > 0 ? `undrained: ${undrained[0]}` : null);
  } catch (error) {
    return `threw ${String(error)}`;
  }
}

let found: { readonly seed: number; readonly what: string } | null = null;
for (let seed = from; found === null && seed < from + Number(values.nights); seed += 1) {
  const what = whatGoesWrong(seed);
  if (what !== null) found = { seed, what };
}
process.stdout.write(`\n${JSON.stringify(found)}\n`);
