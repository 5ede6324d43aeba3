// Loaded before a measured program: tells what the program has cost so far to whoever started it, and nothing else. Plain JavaScript,
// so that the program does not have to load what TypeScript is read with on account of being measured.
import { performance } from 'node:perf_hooks';

let readyMs = 0;
const write = process.stderr.write.bind(process.stderr);
process.stderr.write = (text, ...rest) => {
  if (readyMs === 0 && String(text).startsWith('READY')) readyMs = performance.now();
  return write(text, ...rest);
};

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({
    cpuMs: (user + system) / 1000,
    rssBytes: process.memoryUsage.rss(),
    insideMs: readyMs - performance.nodeTiming.bootstrapComplete,
  });
});
// The program ends when it has nothing to do, whether or not somebody may still ask.
process.channel?.unref();
