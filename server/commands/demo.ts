import { runDemo } from '../demo.ts';
import { createLog } from '../log.ts';
import { type ConfigFlags, configFor } from './settings.ts';
import { stopOnSignals } from './signals.ts';
import { CommandError, exitCodes, type Terminal } from './terminal.ts';

export type DemoFlags = ConfigFlags & { readonly keep?: boolean; readonly ordersPerMinute?: string };

const usualOrdersPerMinute = '6';

export async function demo(given: DemoFlags, terminal: Terminal): Promise<void> {
  const { keep = false, ordersPerMinute: asked = usualOrdersPerMinute, ...flags } = given;
  const ordersPerMinute = Number(asked);
  if (asked.trim() === '' || !(ordersPerMinute >= 0 && ordersPerMinute <= 60)) {
    throw new CommandError(`There are ${asked} orders a minute: use a number from 0 to 60.`, exitCodes.usage);
  }
  // A demo is looked at, not collected: only what goes wrong is logged.
  // Nor does anybody install it.
  const config = configFor({ logLevel: 'warn', https: 'false', ...flags });
  const running = await runDemo({
    config,
    keep,
    ordersPerMinute,
    say: terminal.say,
    interactive: terminal.interactive,
  });
  stopOnSignals(running.stop, createLog(config.logLevel));
  terminal.say(`READY ${running.started.addresses.join(' ')}`);
  terminal.say(keep ? `The demo stays in ${running.data}.` : 'Ctrl+C ends the demo and forgets it.');
}
