import { resolve } from 'node:path';
import { backupsIn } from '../backups/shelf.ts';
import { verifyBackup } from '../store/backup.ts';
import { askBox } from './at-the-box.ts';
import { backupAt, describeBackup } from './chosen-backup.ts';
import { type ConfigFlags, configFor } from './settings.ts';
import type { Terminal } from './terminal.ts';

export type BackupFlags = ConfigFlags & { readonly verify?: true | string };

/** Copies the restaurant, running or not, and checks the copy. */
export async function backup(
  folder: string | undefined,
  { verify, ...flags }: BackupFlags,
  terminal: Terminal,
): Promise<void> {
  const config = configFor(flags);
  if (verify !== undefined) return verifyOne(config.data, verify === true ? undefined : verify, terminal);
  const { manifest } = await askBox(config, 'back-up', { folder: resolve(folder ?? backupsIn(config.data)) });
  terminal.answer({ manifest }, manifest);
  terminal.say('The copy was made and checked. It holds the keys of the restaurant: keep it safe.');
}

async function verifyOne(data: string, wanted: string | undefined, terminal: Terminal): Promise<void> {
  const { path } = backupAt(data, wanted);
  const manifest = await verifyBackup(path);
  terminal.answer({ manifest: path, ...manifest }, path);
  terminal.say(`It is as it was made: ${describeBackup(manifest, Date.now())}.`);
}
