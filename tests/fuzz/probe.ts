import { createHash } from 'node:crypto';
import { createHistogram, performance } from 'node:perf_hooks';

// Loaded before the box that is fuzzed: watches its event loop and its memory for whoever started it, and nothing else.

export type Ask = 'begin' | 'tell';

export type Vitals = {
  /** How long the event loop was held up since `begin`: 99.9 % of all moments were better, and the worst one. */
  readonly stallP999Ms: number;
  readonly stallMaxMs: number;
  /** What a fixed piece of work, of the kind that the box does, took meanwhile on this machine. */
  readonly workMs: number;
  /** After everything that nobody holds was thrown away. */
  readonly rssBytes: number;
};

/** A timer is late when the loop was held up, and when other programs had the processor. Only the first one is the box's. */
const everyMs = 5;
const stalls = createHistogram();
let lastMs = performance.now();
let lastCpuMs = cpuMs();

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

setInterval(() => {
  const [nowMs, nowCpuMs] = [performance.now(), cpuMs()];
  const lateMs = nowMs - lastMs - everyMs;
  const stallMs = Math.min(lateMs, nowCpuMs - lastCpuMs);
  // A long stall is felt by everything that comes while it lasts, not once.
  for (let feltMs = stallMs; feltMs > -everyMs; feltMs -= everyMs)
    stalls.record(Math.max(1, Math.round(feltMs * 1000)));
  ticks += 1;
  if (ticks % worksEvery === 0) works.push(workMs());
  lastMs = performance.now();
  lastCpuMs = cpuMs();
}, everyMs).unref();

const order = {
  id: 'a'.repeat(36),
  lines: Array.from({ length: 8 }, (_, at) => ({ line: `${at}`.repeat(36), quantity: at })),
};

function workMs(): number {
  const beganMs = performance.now();
  for (let times = 0; times < 250; times += 1) {
    const text = JSON.stringify({ ...order, times });
    createHash('sha256')
      .update(JSON.stringify(JSON.parse(text)))
      .digest();
  }
  return performance.now() - beganMs;
}

/** By the clock: what the system says of a thread is too coarse for it. Now and then while everything else goes on, in the same weather. */
const worksEvery = 40;
let [ticks, works] = [0, [workMs()]];

const middle = (tookMs: readonly number[]): number =>
  tookMs.toSorted((one, other) => one - other)[Math.floor(tookMs.length / 2)] ?? 0;

process.on('message', async (ask: Ask) => {
  const { stallP999Ms, stallMaxMs } = { stallP999Ms: stalls.percentile(99.9) / 1000, stallMaxMs: stalls.max / 1000 };
  const tookMs = middle(works);
  works = [workMs()];
  // Once would leave what ends with what was thrown away.
  for (let times = 0; times < 3; times += 1)
    await globalThis.gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' });
  lastMs = performance.now();
  lastCpuMs = cpuMs();
  if (ask === 'begin') stalls.reset();
  const vitals: Vitals = { stallP999Ms, stallMaxMs, workMs: tookMs, rssBytes: process.memoryUsage.rss() };
  process.send?.(vitals);
});
// The box ends when it has nothing to do, whether or not somebody may still ask.
process.channel?.unref();
