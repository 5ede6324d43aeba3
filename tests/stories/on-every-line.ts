import { describe, type TestAPI, test, vi } from 'vitest';
import { type RealLine, RealRestaurant } from '../restaurant/real/real-restaurant.ts';
import { Restaurant } from '../restaurant/restaurant.ts';
import type { RestaurantOptions, Stage } from '../restaurant/stage.ts';

// Stories on real lines mostly wait, each in a restaurant of its own.
vi.setConfig({ maxConcurrency: 12 });

const real: readonly (RealLine & { readonly name: string })[] = [
  { name: 'real sockets: WebSocket', only: 'web-socket', refusesUpgrades: false, kind: 'web-socket' },
  { name: 'real sockets: long-poll', only: 'long-poll', refusesUpgrades: false, kind: 'long-poll' },
  { name: 'real sockets: upgrades refused, so that it falls back by itself', refusesUpgrades: true, kind: 'long-poll' },
];

/** Opens a restaurant that is closed when the story is told. */
export type Open<S extends Stage = Stage> = (options?: RestaurantOptions) => Promise<S>;

const onSimulatedLine = test.extend<{ open: Open<Restaurant> }>({
  open: ({ task: _ }, use) => use(async (options) => new Restaurant(options)),
});

const onRealLine = (line: RealLine) =>
  test.extend<{ open: Open }>({
    open: ({ onTestFinished }, use) =>
      use(async (options) => {
        const restaurant = await RealRestaurant.open(line, options);
        onTestFinished(() => restaurant.close());
        return restaurant;
      }),
  });

type Story = TestAPI<{ open: Open }>;

/** Tells each story four times: with time that is wound, and on the three kinds of real line, where it passes. */
export function onEveryLine(tell: (story: Story) => void): void {
  describe('on the simulated cable', () => tell(onSimulatedLine as unknown as Story));
  describe.concurrent.each(real)('on $name', (line) => tell(onRealLine(line)));
}

/** Tells stories once, with time that is wound. Say why they cannot be told where it passes. */
export function onSimulatedCable(because: string, tell: (story: typeof onSimulatedLine) => void): void {
  describe(`on the simulated cable only, because ${because}`, () => tell(onSimulatedLine));
}
