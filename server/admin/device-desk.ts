import type { Device, DeviceRole, MultiSession } from '@comanda/shared/floor/floor.ts';
import type { Box } from '../box.ts';
import { pairingMinutes } from '../store/pairing.ts';
import { rowsOf } from './rows.ts';
import type { Answers, Declined, ListedDevice, PairingOffer, Wish } from './wishes.ts';

/** Devices come and go here, whether the office asks or the command at the box. */

export function pair(box: Box, wish: Wish<'pair'>): PairingOffer | Declined {
  const known = rowsOf<Device>(box, 'devices').filter(({ id, name }) => id === wish.device || name === wish.device);
  if (known.length > 1) return { declined: 'which-device', detail: 'Several devices are called so. Use the id.' };
  if (known[0] !== undefined) return pairAgain(box, known[0], null);
  // A box that was restored may have forgotten a device that still knows who it is, and has something to say.
  if (wish.device !== undefined && !isId(wish.device)) return noSuchDevice;
  return pairNew(box, wish, wish.device ?? box.newId(), null);
}

/**
 * Who was taken out of service comes back only with the new token: whoever has the old one stays outside.
 * @param by the person who asked; null: somebody at the box itself
 */
export function pairAgain(
  box: Box,
  { id, name, role, multiSession, revoked, archived }: Device,
  by: string | null,
): PairingOffer {
  if (revoked || archived) box.devices.revoke(id, box.nowMs());
  box.core.changeRecords([{ table: 'devices', id, fields: { revoked: false, archived: false } }]);
  const group = rowsOf<MultiSession>(box, 'multi_sessions').find((one) => one.id === multiSession);
  return { device: id, name, role, multiSession: group?.name ?? multiSession, ...codeFor(box, id, by) };
}

export function pairNew(box: Box, wish: Wish<'pair'>, device: string, by: string | null): PairingOffer | Declined {
  const multiSession = chosenMultiSession(box, wish.multiSession);
  if ('declined' in multiSession) return multiSession;
  const name = wish.name ?? freeName(wish.role, rowsOf<Device>(box, 'devices'));
  const fields = {
    id: device,
    name,
    role: wish.role,
    multiSession: multiSession.id,
    paymentsBarred: false,
    revoked: false,
    archived: false,
  };
  box.core.changeRecords([{ table: 'devices', id: device, fields }]);
  return { device, name, role: wish.role, multiSession: multiSession.name, ...codeFor(box, device, by) };
}

function codeFor(box: Box, device: string, by: string | null): Pick<PairingOffer, 'code' | 'expiresMs'> {
  const nowMs = box.nowMs();
  return { code: box.codes.make(device, by, nowMs), expiresMs: nowMs + pairingMinutes * 60_000 };
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

function chosenMultiSession(box: Box, wanted: string | undefined): MultiSession | Declined {
  const all = rowsOf<MultiSession>(box, 'multi_sessions').filter((one) => !one.archived);
  const names = all.map((one) => one.name).join(', ');
  if (all.length === 0) return { declined: 'no-restaurant', detail: 'There is no restaurant yet. Run: comanda init' };
  const chosen = wanted === undefined ? all : all.filter((one) => one.id === wanted || one.name === wanted);
  const [only, second] = chosen;
  if (only === undefined) {
    return { declined: 'no-such-multi-session', detail: `There is no multi-session "${wanted}". Choose: ${names}` };
  }
  if (second === undefined) return only;
  return { declined: 'which-multi-session', detail: `Say which multi-session with --multi-session. Choose: ${names}` };
}

const roleNames = {
  tablet: 'Tablet',
  kitchen: 'Kitchen',
  till: 'Till',
  office: 'Office',
} as const satisfies Record<DeviceRole, string>;

function freeName(role: DeviceRole, devices: readonly Device[]): string {
  const taken = new Set(devices.map((device) => device.name));
  let number = 1;
  while (taken.has(`${roleNames[role]} ${number}`)) number++;
  return `${roleNames[role]} ${number}`;
}

export function listDevices(box: Box): ListedDevice[] {
  const tokens = new Map(box.devices.list().map((one) => [one.device, one]));
  const linked = new Set(box.core.links().map((link) => link.device));
  const multiSessions = new Map(rowsOf<MultiSession>(box, 'multi_sessions').map((one) => [one.id, one.name]));
  const devices = rowsOf<Device>(box, 'devices').toSorted((a, b) => a.name.localeCompare(b.name));
  return devices.map(({ id, name, role, multiSession, revoked }) => {
    const token = tokens.get(id);
    const stateUnrevoked = linked.has(id) ? 'linked' : token === undefined ? 'waiting for its code' : 'paired';
    return {
      device: id,
      name,
      role,
      multiSession: multiSessions.get(multiSession) ?? multiSession,
      state: revoked || token?.revoked === true ? 'revoked' : stateUnrevoked,
      lastSeenMs: token?.lastSeenMs ?? null,
    };
  });
}

const noSuchDevice: Declined = {
  declined: 'no-such-device',
  detail: 'There is no such device. See: comanda devices list',
};

export function revoke(box: Box, device: string): Answers['revoke-device'] | Declined {
  if (box.store.rowAt('devices', device, 0) === null) return noSuchDevice;
  // The token first: should the power go now, the device is out already.
  box.devices.revoke(device, box.nowMs());
  box.core.revoke(device);
  box.core.changeRecords([{ table: 'devices', id: device, fields: { revoked: true } }]);
  return { device };
}

export function rename(box: Box, device: string, name: string): Answers['rename-device'] | Declined {
  if (box.store.rowAt('devices', device, 0) === null) return noSuchDevice;
  box.core.changeRecords([{ table: 'devices', id: device, fields: { name } }]);
  return { device, name };
}
