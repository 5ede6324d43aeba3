import { runDemo } from '../demo.ts';
import { createLog } from '../log.ts';
import { type ConfigFlags, configFor } from './settings.ts';
import { stopOnSignals } from './signals.ts';
import type { Terminal } from './terminal.ts';

export type DemoFlags = ConfigFlags & { readonly keep?: boolean };

export async function demo({ keep = false, ...flags }: DemoFlags, terminal: Terminal): Promise<void> {
  // A demo is looked at, not collected: only what goes wrong is logged.
  const config = configFor({ logLevel: 'warn', ...flags });
  const running = await runDemo({ config, keep, say: terminal.say, interactive: terminal.interactive });
  stopOnSignals(running.stop, createLog(config.logLevel));
  terminal.say(`READY ${running.started.addresses.join(' ')}`);
  terminal.say(keep ? `The demo stays in ${running.data}.` : 'Ctrl+C ends the demo and forgets it.');
}
