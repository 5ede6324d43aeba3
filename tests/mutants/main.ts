import { asked } from '../asked.ts';
import { mutantNamed, mutants } from './catalogue.ts';
import { control, type Hunt, huntAll } from './hunt.ts';

const usage = `npm run mutants -- [--only NAME,NAME] [--json]

Plants bugs in the product's own code, one at a time: a suite has to notice. Words go to standard error, the sum to standard output.
--only  these
--json  the sum on one line
`;

const values = asked(usage, { words: ['only'], flags: ['json'] });
const names = values.only?.split(',') ?? mutants.map(({ name }) => name);
const unknown = names.filter((name) => !mutants.some((one) => one.name === name));
const chosen = names.filter((name) => !unknown.includes(name)).map(mutantNamed);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

function tell({ mutant, caught, ms }: Hunt): void {
  const took = `${(ms / 1000).toFixed(1)} s`;
  const fate = caught === null ? 'SURVIVED' : `caught by ${caught.by}`;
  say(`${mutant.name} (${mutant.breaks}): ${fate} after ${took}`);
  if (caught !== null) say(`    ${caught.says.split('\n')[0]?.slice(0, 160)}`);
}

const red = unknown.length === 0 ? await control(chosen) : null;
if (unknown.length > 0) {
  say(`No mutant is called ${unknown.join(', ')}: ${mutants.map(({ name }) => name).join(', ')}`);
  process.exitCode = 2;
} else if (red !== null) {
  say(`Without any bug it goes wrong already, so nothing can be learned: ${red.by}: ${red.says}`);
  process.exitCode = 1;
} else {
  const hunts = await huntAll(chosen, tell);
  const caught = hunts.filter((one) => one.caught !== null).length;
  const sum = { mutants: hunts.length, caught, survived: hunts.length - caught };
  process.stdout.write(`${values.json ? JSON.stringify(sum) : JSON.stringify(sum, null, 2)}\n`);
  process.exitCode = sum.survived === 0 ? 0 : 1;
}
