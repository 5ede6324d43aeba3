import type { ListedDevice } from '../admin/wishes.ts';
import type { Config } from '../config.ts';
import { askBox } from './at-the-box.ts';
import { type ConfigFlags, configFor } from './settings.ts';
import { CommandError, type Terminal, table } from './terminal.ts';

export async function listDevices(flags: ConfigFlags, terminal: Terminal): Promise<void> {
  const { devices } = await askBox(configFor(flags), 'list-devices', {});
  const rows = devices.map(({ name, role, multiSession, state, device }) => [name, role, multiSession, state, device]);
  terminal.answer(devices, rows.length === 0 ? '' : table([['NAME', 'ROLE', 'MULTI-SESSION', 'STATE', 'ID'], ...rows]));
  if (devices.length === 0) terminal.say('No device is paired yet. Pair one with: comanda pair');
}

export async function revokeDevice(wanted: string, flags: ConfigFlags, terminal: Terminal): Promise<void> {
  const config = configFor(flags);
  const { device, name } = await find(config, wanted);
  await askBox(config, 'revoke-device', { device });
  terminal.answer({ device, name, state: 'revoked' }, `${name} is revoked: it is cut off and its token is void.`);
}

export async function renameDevice(
  wanted: string,
  name: string,
  flags: ConfigFlags,
  terminal: Terminal,
): Promise<void> {
  const config = configFor(flags);
  const found = await find(config, wanted);
  await askBox(config, 'rename-device', { device: found.device, name });
  terminal.answer({ device: found.device, name }, `${found.name} is now ${name}.`);
}

/** By its id, or by its name as long as only one has it. */
async function find(config: Config, wanted: string): Promise<ListedDevice> {
  const { devices } = await askBox(config, 'list-devices', {});
  const named = devices.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const found = devices.find(({ device }) => device === wanted) ?? (named.length === 1 ? named[0] : undefined);
  if (found !== undefined) return found;
  throw new CommandError(
    named.length > 1
      ? `${named.length} devices are called "${wanted}". Use the id: comanda devices list`
      : `There is no device "${wanted}". See: comanda devices list`,
  );
}
