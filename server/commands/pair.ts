import type { DeviceRole } from '@comanda/shared/floor/floor.ts';
import { deviceRoles } from '@comanda/shared/floor/floor.ts';
import { addressesOf, pairingUrl, setupUrl } from '../addresses.ts';
import type { PairingOffer } from '../admin/wishes.ts';
import { askBox } from './at-the-box.ts';
import { runningBox } from './running-box.ts';
import { type ConfigFlags, configFor } from './settings.ts';
import { CommandError, exitCodes, type Terminal } from './terminal.ts';

export type PairFlags = ConfigFlags & {
  readonly role: string;
  readonly name?: string;
  readonly multiSession?: string;
  readonly device?: string;
};

/** Makes a one-time code for one device. */
export async function pair(
  { role, name, multiSession, device, ...flags }: PairFlags,
  terminal: Terminal,
): Promise<void> {
  if (!isRole(role)) {
    throw new CommandError(`There is no role "${role}". Choose: ${deviceRoles.join(', ')}`, exitCodes.usage);
  }
  const config = configFor(flags);
  const offer = await askBox(config, 'pair', {
    role,
    ...(name === undefined ? {} : { name }),
    ...(multiSession === undefined ? {} : { multiSession }),
    ...(device === undefined ? {} : { device }),
  });
  const running = runningBox(config.data);
  const addresses = running?.addresses ?? addressesOf(config.host, config.port);
  const urls = addresses.map((address) => pairingUrl(address, offer.role, offer.code));
  const setup = running?.secureAddresses?.length
    ? setupUrl(addresses[0] ?? running.url, offer.role, offer.code)
    : undefined;
  const expires = new Date(offer.expiresMs);
  terminal.answer(
    { ...offer, expiresMs: undefined, expires: expires.toISOString(), urls, setup },
    asText(offer, expires, setup === undefined ? urls : [setup, ...urls]),
  );
  const url = setup ?? urls[0];
  if (terminal.interactive && url !== undefined) terminal.say(await qrCode(url));
}

const isRole = (role: string): role is DeviceRole => deviceRoles.some((known) => known === role);

const asText = (offer: PairingOffer, expires: Date, urls: readonly string[]): string =>
  [
    `Code    ${offer.code}, once, until ${expires.toLocaleTimeString('sv-SE')}`,
    `Device  ${offer.name}, ${offer.role}, ${offer.multiSession}`,
    ...urls.map((url) => `Open    ${url}`),
  ].join('\n');

export async function qrCode(text: string): Promise<string> {
  const { encodeQR } = await import('qr');
  return encodeQR(text, 'ascii');
}
