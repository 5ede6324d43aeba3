import closeWithGrace from 'close-with-grace';
import type { Log } from '../log.ts';

/** Longer than any goodbye; after it the process ends anyway. */
const longestMs = 10_000;

/** SIGTERM, SIGINT and bugs end the process by way of `stop`. */
export function stopOnSignals(stop: () => Promise<void>, log: Log): void {
  closeWithGrace({ delay: longestMs, logger: false }, async ({ err, signal }) => {
    if (err !== undefined) log.fatal({ err }, 'the box ends because of a bug');
    else log.info({ signal }, 'the box is asked to stop');
    await stop();
  });
}
