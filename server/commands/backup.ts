import { join, resolve } from 'node:path';
import { askBox } from './at-the-box.ts';
import { type ConfigFlags, configFor } from './settings.ts';
import type { Terminal } from './terminal.ts';

/** Copies the restaurant, running or not, and checks the copy. */
export async function backup(folder: string | undefined, flags: ConfigFlags, terminal: Terminal): Promise<void> {
  const config = configFor(flags);
  const { manifest } = await askBox(config, 'back-up', { folder: resolve(folder ?? join(config.data, 'backups')) });
  terminal.answer({ manifest }, manifest);
  terminal.say('The copy was made and checked. It holds the keys of the restaurant: keep it safe.');
}
