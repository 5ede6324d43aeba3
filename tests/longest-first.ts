import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/**
 * Begins with what takes longest, so that no processor waits at the end for a file that another began last. Vitest knows how long
 * each took when it has run here before, and on a new machine goes by the size of the files: the longest proofs are short ones.
 * These took more than ten seconds, the longest first.
 */
const longest = [
  'tests/friday-night/friday-night.test.ts',
  'tests/mutants/mutants.test.ts',
  'tests/damage/under-the-box.test.ts',
  'tests/damage/killed-restore.test.ts',
  'tests/damage/lost-and-brought-back.test.ts',
  'tests/stories/lost-beers.test.ts',
  'tests/stories/after-a-restore.test.ts',
  'tests/screens/table-service.test.ts',
  'tests/screens/floor.test.ts',
  'tests/screens/kitchen.test.ts',
  'tests/screens/cable-cut.test.ts',
  'tests/screens/order-in-a-hurry.test.ts',
  'tests/screens/bench-tablet.test.ts',
  'tests/screens/one-evening.test.ts',
  'tests/screens/office-devices.test.ts',
  'tests/screens/office-pages.test.ts',
  'tests/screens/said-aside.test.ts',
  'tests/screens/order-touches.test.ts',
  'tests/screens/till.test.ts',
  'tests/screens/gallery.test.ts',
  'tests/screens/installed.test.ts',
  'tests/screens/order.test.ts',
  'tests/screens/demo-page.test.ts',
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
