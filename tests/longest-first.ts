import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/**
 * Begins with what takes longest, so that no processor waits at the end for a file that another began last. Vitest knows how long
 * each took when it has run here before, and on a new machine goes by the size of the files: the longest proofs are short ones.
 * These took more than ten seconds, the longest first.
 */
const longest = [
  'tests/fuzz/fuzz.test.ts',
  'tests/friday-night/friday-night.test.ts',
  'tests/mutants/mutants.test.ts',
  'tests/damage/under-the-box.test.ts',
  'tests/damage/killed-restore.test.ts',
  'tests/damage/lost-and-brought-back.test.ts',
];

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((one) => moduleId.endsWith(one));
      return place === -1 ? longest.length : place;
    };
    const groupOf = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;
    return sorted.toSorted((a, b) => groupOf(a) - groupOf(b) || placeOf(a) - placeOf(b));
  }
}
