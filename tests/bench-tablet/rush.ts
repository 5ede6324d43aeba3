import { type Crowd, crowdOfDevices } from '../bench/load/crowd.ts';
import { Person } from '../screens/staff.ts';
import { type Figure, single } from './figures.ts';
import type { Restaurant } from './restaurant.ts';
import { appIn, newProfile, Tablet } from './tablet.ts';
import { longestOf, longTaskMs, type Trace } from './trace.ts';

const eventsPerSecond = 100;
/** Before anybody measures it has gone on for such a part of the time. */
const firstPart = 1 / 6;

/** What a tablet does while all others tap as fast as a full house ever does: on the floor, and with an order open. */
export async function measureRush(
  house: Restaurant,
  { rushSeconds, slowerBy }: { readonly rushSeconds: number; readonly slowerBy: number },
): Promise<Figure[]> {
  const tablet = await Tablet.start(newProfile());
  try {
    const anna = await tablet.prepare((context) => Person.arrives(house.service, context));
    const crowd = await crowdOfDevices(house.service.doors.plain, house.colleagues, { looks: false, parties: 10 });
    const watched = async (): Promise<Trace> => {
      await tablet.hold(slowerBy);
      await tapAway(crowd, rushSeconds * firstPart);
      return tablet.traced(() => tapAway(crowd, rushSeconds));
    };
    const floor = await watched();
    await tablet.prepare((context) => anna.on(appIn(context)).goesToTable('2'));
    const order = await watched();
    crowd.leave();
    return [
      single('longest task in a rush, floor, ms', longestOf(floor), longTaskMs),
      single('longest task in a rush, order, ms', longestOf(order), longTaskMs),
      single('busy in a rush, floor, %', floor.busyPercent),
      single('busy in a rush, order, %', order.busyPercent),
    ];
  } finally {
    await tablet.discard();
  }
}

/** At random distances, as people tap. */
async function tapAway(crowd: Crowd, seconds: number): Promise<void> {
  const endMs = performance.now() + seconds * 1000;
  for (let [dueMs, by] = [performance.now(), 0]; dueMs < endMs; by += 1) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs - performance.now())));
    const events = crowd.tap(by % crowd.size).length;
    dueMs += (events * 1000 * -Math.log(1 - Math.random())) / eventsPerSecond;
  }
}
