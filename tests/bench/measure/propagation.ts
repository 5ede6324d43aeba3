import type { Crowd } from '../load/crowd.ts';

/** A machine that is busy with other things may be this late; what is later is lost. */
const longestMs = 15_000;

export type Arrivals = { readonly perSecond: number; readonly seconds: number };

/**
 * Taps that come when they come, whether or not the last was answered, at random distances. A latency is from the moment
 * the tap was due to the moment another device can show it, so a tap that the load generator was late for counts as slow.
 */
export async function propagate(crowd: Crowd, { perSecond, seconds }: Arrivals): Promise<number[]> {
  const latencies: number[] = [];
  const due = new Map<string, { atMs: number; by: number; left: number }>();
  crowd.heard = (at, events) => {
    const nowMs = performance.now();
    for (const id of events) {
      const tap = due.get(id);
      if (tap === undefined) continue;
      if (tap.by !== at) latencies.push(nowMs - tap.atMs);
      tap.left -= 1;
      if (tap.left === 0) due.delete(id);
    }
  };
  const endMs = performance.now() + seconds * 1000;
  let dueMs = performance.now();
  for (let turn = 0; dueMs < endMs; turn += 1) {
    await at(dueMs);
    const by = turn % crowd.size;
    const events = crowd.tap(by);
    for (const id of events) due.set(id, { atMs: dueMs, by, left: crowd.size });
    dueMs += (events.length * 1000 * -Math.log(1 - Math.random())) / perSecond;
  }
  for (let waited = 0; due.size > 0 && waited < longestMs; waited += 10) await at(performance.now() + 10);
  if (due.size > 0) throw new Error(`${due.size} events were not heard by everyone`);
  return latencies;
}

/** Timers are a millisecond wide: the last bit is waited for turn by turn, with the sockets read in between. */
async function at(ms: number): Promise<void> {
  const restMs = ms - performance.now() - 2;
  if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
  while (performance.now() < ms) await new Promise((resolve) => setImmediate(resolve));
}
