import type { Crowd } from '../load/crowd.ts';

/** So many events of one device are on their way at a time: below what the box lets one device have in its queue. */
const onTheWay = 48;

/** Nothing takes so long: something was lost. */
const longestMs = 180_000;

/** Everyone taps as fast as their taps come back. Gives events per second that everyone has heard. */
export async function saturate(
  crowd: Crowd,
  events: number,
  begun: () => Promise<void> = async () => {},
): Promise<{ perSecond: number; events: number }> {
  await run(crowd, Math.ceil(events / 10));
  await begun();
  const startMs = performance.now();
  const made = await run(crowd, events);
  return { perSecond: (made * 1000) / (performance.now() - startMs), events: made };
}

async function run(crowd: Crowd, events: number): Promise<number> {
  let made = 0;
  let heard = 0;
  const startMs = performance.now();
  const own = new Set<string>();
  crowd.heard = (_, ids) => {
    for (const id of ids) if (own.has(id)) heard += 1;
  };
  while (heard < made * crowd.size || made < events) {
    for (let at = 0; at < crowd.size && made < events; at += 1) {
      while (crowd.waiting(at) < onTheWay && made < events) {
        const ids = crowd.tap(at);
        for (const id of ids) own.add(id);
        made += ids.length;
      }
    }
    if (performance.now() - startMs > longestMs) throw new Error(`${made - heard / crowd.size} events were not heard`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return made;
}
