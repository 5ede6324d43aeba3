import type { Device, MultiSession } from '@comanda/shared/floor/floor.ts';
import { pairingUrl } from '../addresses.ts';
import { pairAgain, pairNew } from '../admin/device-desk.ts';
import { rowsOf } from '../admin/rows.ts';
import { isDeclined } from '../admin/wishes.ts';
import type { Box } from '../box.ts';
import { qrCode } from './pair.ts';
import type { Terminal } from './terminal.ts';

/**
 * As long as no device is paired, whoever starts the box gets a code for the owner's browser: from there on the office makes
 * the codes. A start that nobody used leaves no second office behind.
 */
export async function sayFirstOffice(box: Box, addresses: readonly string[], terminal: Terminal): Promise<void> {
  const [address] = addresses;
  const offer = firstOffice(box);
  if (offer === null || address === undefined) return;
  const url = pairingUrl(address, offer.role, offer.code);
  terminal.say(`\nBegin in a browser, with the owner's PIN: ${url}`);
  terminal.say(
    `Or open ${url.split('#')[0]} and type the code ${offer.code.slice(0, 3)} ${offer.code.slice(3)}. It holds for ten minutes.`,
  );
  if (terminal.interactive) terminal.say(await qrCode(url));
}

function firstOffice(box: Box) {
  if (box.devices.list().length > 0) return null;
  const [group] = rowsOf<MultiSession>(box, 'multi_sessions').filter(({ archived }) => !archived);
  if (group === undefined) return null;
  const waiting = rowsOf<Device>(box, 'devices').find(({ role }) => role === 'office');
  if (waiting !== undefined) return pairAgain(box, waiting, null);
  const offer = pairNew(box, { role: 'office', multiSession: group.id }, box.newId(), null);
  return isDeclined(offer) ? null : offer;
}
