import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { mutantNamed, mutants } from './catalogue.ts';
import { huntAll, nightPasses } from './hunt.ts';
import { type Mutant, root, withBug } from './mutant.ts';

// The proofs must be able to fail. All of them: npm run mutants.

/** The same ones every time, one of each kind. */
const fixed = [
  'acknowledges-before-the-commit',
  'does-not-know-an-offer-again',
  'forgets-on-a-new-line-what-it-has-to-send',
  'tears-up-tickets-by-the-clock',
].map(mutantNamed);

/** So many others, by chance, of those that are soon caught. */
const fresh = 4;

const isSoonCaught = ({ caughtBy }: Mutant): boolean => !('nights' in caughtBy) || caughtBy.nights <= 10;

function byChance(): readonly Mutant[] {
  const others = mutants.filter((mutant) => isSoonCaught(mutant) && !fixed.includes(mutant));
  return others.toSorted(() => Math.random() - 0.5).slice(0, fresh);
}

test('every mutant keeps step with the code, under a name of its own', () => {
  for (const mutant of mutants) {
    const code = readFileSync(`${root}${mutant.file}`, 'utf8');
    expect(withBug(code, mutant), mutant.name).not.toBe(code);
  }
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
});

test('a mutant whose text is not there, or more than once, is out of step', () => {
  const [mutant] = fixed as [Mutant];
  expect(() => withBug('nothing of it', mutant)).toThrow(expect.objectContaining({ name: 'OutOfStep' }));
  expect(() => withBug(mutant.find + mutant.find, mutant)).toThrow(expect.objectContaining({ name: 'OutOfStep' }));
});

/** Receipts (I8) and guests (I11) are not there yet. */
test.each(['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I9', 'I10', 'I12'])('some mutant breaks %s', (invariant) => {
  expect(mutants.filter(({ breaks }) => breaks.split(' ').includes(invariant))).not.toEqual([]);
});

describe('whoever breaks the code is caught', () => {
  test('a handful of mutants that are always hunted, and a handful by chance', { timeout: 180_000 }, async () => {
    const chosen = [...fixed, ...byChance()];
    process.stdout.write(`Mutants hunted this time: ${chosen.map(({ name }) => name).join(', ')}\n`);
    const hunts = await huntAll(chosen, () => {});
    expect(hunts.filter(({ caught }) => caught === null).map(({ mutant }) => mutant.name)).toEqual([]);
    // The tests themselves pass without a bug, or this run is red anyway; a night need not be among those that were lived.
    for (const { caught } of hunts) {
      const seed = /^seed (\d+)$/.exec(caught?.by ?? '')?.[1];
      if (seed !== undefined) expect([seed, await nightPasses(Number(seed))]).toEqual([seed, true]);
    }
  });
});
