import { performance } from 'node:perf_hooks';

/** Loaded before a measured program: tells what the program has cost so far to whoever started it, and nothing else. */
export type Cost = {
  /** Processor time, user and system. */
  readonly cpuMs: number;
  readonly rssBytes: number;
  /** From the end of Node's own start to the word READY. */
  readonly insideMs: number;
};

let readyMs = 0;
const write = process.stderr.write.bind(process.stderr);
process.stderr.write = ((text: string, ...rest: []) => {
  if (readyMs === 0 && String(text).startsWith('READY')) readyMs = performance.now();
  return write(text, ...rest);
}) as typeof process.stderr.write;

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const cost: Cost = {
    cpuMs: (user + system) / 1000,
    rssBytes: process.memoryUsage.rss(),
    insideMs: readyMs - performance.nodeTiming.bootstrapComplete,
  };
  process.send?.(cost);
});
// The program ends when it has nothing to do, whether or not somebody may still ask.
process.channel?.unref();
