import { type Config, readConfig, type Setting } from '../config.ts';
import { CommandError, exitCodes } from './terminal.ts';

export type ConfigFlags = Readonly<Partial<Record<Setting | 'config', unknown>>>;

/** The configuration for a command. Everything that is wrong with it is said at once. */
export function configFor(flags: ConfigFlags, furtherErrors?: (config: Config) => readonly string[]): Config {
  const read = readConfig({ flags, env: process.env }, furtherErrors);
  if ('errors' in read) throw new CommandError(read.errors.join('\n'), exitCodes.usage);
  return read.config;
}
