import { allFacts } from '../../../order/book.ts';
import type { PracticeTablet } from '../practice-tablet.ts';
import type { Act, Names, Who } from './acts.ts';
import type { Scene } from './scenes.ts';

export type Tablets = Readonly<Record<Who, PracticeTablet>>;

export const phases = ['together', 'apart', 'met'] as const;
export type Phase = (typeof phases)[number];

/** What has just happened, of which order, and what was written by it. */
export type Step = { readonly phase: Phase; readonly order: string; readonly events: readonly string[] };

/** Does again what was recorded: together, then each alone with the Wi-Fi cut, then both where they can see each other again. */
export async function play(
  scene: Scene,
  tablets: Tablets,
  /** Told of each step; the replay goes on when whoever watches is ready. */
  told: (step: Step) => Promise<void>,
): Promise<void> {
  const id = naming(tablets.anna);
  const all = [tablets.anna, tablets.ben];
  const order = id(scene.looksAt);
  const run = async (phase: Phase, acts: readonly Act[], after: () => Promise<void>): Promise<void> => {
    for (const { who, does } of acts) {
      const before = eventsOf(all);
      does(tablets[who].core, id);
      await told({ phase, order, events: [...eventsOf(all)].filter((event) => !before.has(event)) });
      await after();
    }
  };
  await untilTrue(() => all.every(({ state }) => state.at === 'open'));
  for (const who of ['anna', 'ben'] as const) tablets[who].clockAheadMs = scene.clockAheadMs?.[who] ?? 0;
  await meet(all);
  await run('together', scene.together, () => meet(all));
  for (const tablet of all) tablet.setWifi(false);
  // Two tablets know the box's time to within a breath: what is done later must be later by more than that.
  await run('apart', scene.apart, () => sleep(breathMs));
  for (const tablet of all) tablet.setWifi(true);
  await meet(all);
  await told({ phase: 'met', order, events: [] });
}

const eventsOf = (tablets: readonly PracticeTablet[]): ReadonlySet<string> =>
  new Set(tablets.flatMap(({ core }) => [...core.book.orders.values()].flatMap(allFacts).map(({ event }) => event.id)));

/** Both have told everything and have read everything. */
async function meet(tablets: readonly PracticeTablet[]): Promise<void> {
  await untilTrue(() => {
    const [first] = tablets;
    return tablets.every(
      ({ core }) =>
        core.connection().state === 'live' &&
        core.unsent === 0 &&
        core.replica.position === first?.core.replica.position,
    );
  });
}

const breathMs = 60;
const lookMs = 15;
const patienceMs = 20_000;

async function untilTrue(holds: () => boolean): Promise<void> {
  for (let looks = 0; !holds(); looks += 1) {
    if (looks * lookMs > patienceMs) throw new Error('the tablets of the practice do not come together');
    await sleep(lookMs);
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));

/** Each scene has orders and lines of its own. */
function naming({ core }: PracticeTablet): Names {
  const ids = new Map<string, string>();
  return (name) => {
    const known = ids.get(name) ?? core.newId();
    ids.set(name, known);
    return known;
  };
}
