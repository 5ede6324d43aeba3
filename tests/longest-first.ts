import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/**
 * Begins with what takes longest, so that no processor waits at the end for a file that another began last. Vitest knows how long
 * each took when it has run here before, and on a new machine goes by the size of the files: the longest proofs are short ones.
 * These took more than ten seconds, the longest first.
 */
const longest = [
  'server/commands/cli.test.ts',
  'tests/friday-night/friday-night.test.ts',
  'tests/power-loss/crash-states.test.ts',
  'tests/kill/kill.test.ts',
  'tests/damage/under-the-box.test.ts',
  'tests/damage/lost-and-brought-back.test.ts',
  'tests/stories/lost-beers.test.ts',
  'tests/damage/killed-restore.test.ts',
  'tests/surface/doorsteps.test.ts',
  'tests/bench/bench.test.ts',
  'tests/mutants/mutants.test.ts',
  'tests/power-loss/disk-errors.test.ts',
  'tests/order-model/parts.test.ts',
  'tests/stories/after-a-restore.test.ts',
  'tests/stories/rooms-and-days.test.ts',
  'tests/replay/replay.test.ts',
  'tests/damage/read-only-disk.test.ts',
  'tests/stories/while-away.test.ts',
  'tests/stories/lost-and-restored.test.ts',
  'tests/forgery/forgery.test.ts',
  'tests/stories/presence.test.ts',
  'tests/stories/office.test.ts',
  'tests/damage/full-disk.test.ts',
  'tests/stories/two-waiters.test.ts',
  'tests/damage/bits-and-pieces.test.ts',
  'tests/stories/caps.test.ts',
  'tests/screens/one-evening.test.ts',
  'tests/screens/office-devices.test.ts',
  'tests/screens/kitchen.test.ts',
  'tests/screens/cable-cut.test.ts',
  'tests/screens/table-service.test.ts',
  'tests/screens/floor.test.ts',
  'tests/screens/till.test.ts',
  'tests/screens/order.test.ts',
  'tests/screens/bench-tablet.test.ts',
  'tests/screens/demo-page.test.ts',
  'tests/screens/installed.test.ts',
  'tests/screens/kitchen-looks.test.ts',
  'tests/screens/people.test.ts',
  'tests/screens/gallery.test.ts',
  'tests/screens/expected.test.ts',
  'tests/screens/installed-webkit.test.ts',
  'tests/screens/left.test.ts',
  'tests/screens/order-touches.test.ts',
  'tests/screens/out-of-service.test.ts',
  'tests/screens/office.test.ts',
  'tests/screens/till-hurry.test.ts',
  'tests/screens/office-pages.test.ts',
  'tests/screens/names-in-full.test.ts',
  'tests/screens/https.test.ts',
  'tests/screens/order-in-a-hurry.test.ts',
  'tests/screens/pages.test.ts',
  'tests/screens/order-pages.test.ts',
  'tests/screens/office-reductions.test.ts',
  'tests/screens/two-tablets.test.ts',
  'tests/screens/killed-browser.test.ts',
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
