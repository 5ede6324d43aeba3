import { enableCompileCache } from 'node:module';
import { Colleague } from './colleague.ts';
import type { Shift } from './instructions.ts';
import { lookEveryMs, Service } from './service.ts';

/**
 * Simulated colleagues for the demo, in a process of their own: devices like all others, with real sockets. Whoever starts
 * it sends a shift; it ends with its parent, or when it is told to.
 */
enableCompileCache();

process.once('message', async (shift: Shift) => {
  const colleagues: Colleague[] = [];
  for (const brief of shift.colleagues) colleagues.push(await Colleague.join(brief, shift));
  const service = new Service(colleagues, shift, Math.random);
  setInterval(() => service.look(), lookEveryMs);
});

const end = () => process.exit();
process.on('disconnect', end);
process.on('SIGTERM', end);
// A terminal's Ctrl+C reaches the whole group. The box goes first and then tells us.
process.on('SIGINT', () => {});
