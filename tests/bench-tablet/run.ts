import { measureColdStart } from './cold-start.ts';
import type { Figure } from './figures.ts';
import { measureMemory } from './memory.ts';
import { openRestaurant } from './restaurant.ts';
import { measureRush } from './rush.ts';
import { measureTaps } from './taps.ts';

export type Size = {
  /** Than the browser is by itself. */
  readonly slowerBy: number;
  readonly colleagues: number;
  readonly products: number;
  readonly openOrders: number;
  readonly taps: number;
  /** Before them, with nobody measuring: the first ones are compiled while they run. */
  readonly firstTaps: number;
  readonly coldStarts: number;
  readonly rushSeconds: number;
  readonly ordersSeen: number;
};

export const fullSize: Size = {
  // As an iPad of some years ago is beside the machine of a developer.
  slowerBy: 4,
  // As many as a full house has on its feet.
  colleagues: 10,
  products: 5_000,
  openOrders: 200,
  taps: 120,
  firstTaps: 10,
  coldStarts: 7,
  rushSeconds: 12,
  ordersSeen: 10_000,
};

/**
 * Measures the waiter's app in a real Chromium, slowed down to a tablet, against a real box.
 * @param tell hears each figure when it is there: all of them take some minutes
 */
export async function benchTablet(size: Size, tell: (figure: Figure) => void = () => {}): Promise<Figure[]> {
  const { colleagues, products, openOrders: open } = size;
  const figures: Figure[] = [];
  const took = (more: readonly Figure[]): void => {
    for (const figure of more) tell(figure);
    figures.push(...more);
  };
  const house = await openRestaurant({ devices: colleagues, open, closed: 0, products });
  try {
    took(await measureTaps(house, size));
    took(await measureColdStart(house, size));
    took(await measureRush(house, size));
    took(await measureMemory(house, size.ordersSeen));
    return figures;
  } finally {
    await house.service.close();
  }
}
