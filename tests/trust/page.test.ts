import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lastRunsIn, withRuns } from './page.ts';
import { proofs } from './promises.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(`${root}TRUST.md`, 'utf8');
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> };

test.each(proofs)(
  '$name: the page says what is promised, where it is shown and the command, and both are there',
  (proof) => {
    expect(page).toContain(`| ${proof.promise} | \`${proof.shownBy}\` | \`${proof.command}\` |`);
    expect(existsSync(`${root}${proof.shownBy}`)).toBe(true);
    expect(scripts).toHaveProperty(proof.runs[0] ?? '');
    expect(proof.command.startsWith(`npm run ${proof.runs[0]}`)).toBe(true);
  },
);

test('figures of one run take the place of its last ones and leave the others as they are', () => {
  const again = withRuns(page, proofs, lastRunsIn(page, proofs));
  expect(again).toBe(page);
  const changed = withRuns(page, proofs, new Map([...lastRunsIn(page, proofs), ['kill', 'all is well']]));
  expect(lastRunsIn(changed, proofs).get('kill')).toBe('all is well');
  expect(lastRunsIn(changed, proofs).get('sim')).toBe(lastRunsIn(page, proofs).get('sim'));
});

test('a proof without figures, or with other figures than promised, does not hold', () => {
  for (const proof of proofs) expect(proof.holds({})).toBe(false);
});
