import { networkInterfaces } from 'node:os';
import type { DeviceRole } from '@comanda/shared/floor/floor.ts';

/** How devices reach a box: by its addresses in the restaurant's network, or where it listens if that is one only. */
export function addressesOf(host: string, port: number): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [`http://${host.includes(':') ? `[${host}]` : host}:${port}`];
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`);
  return found.length > 0 ? found : [`http://127.0.0.1:${port}`];
}

const appOf = {
  tablet: '/',
  kitchen: '/kds/',
  till: '/kds/',
  office: '/office/',
} as const satisfies Record<DeviceRole, string>;

/** Opens the app of a role and brings the code along: behind the `#`, so that no server's log ever sees it. */
export const pairingUrl = (address: string, role: DeviceRole, code: string): string =>
  `${address}${appOf[role]}#pair=${code}`;

/** Where a device that does not trust the box yet learns to, and is told its code again for later. */
export function setupUrl(address: string, role: DeviceRole, code: string): string {
  const app = appOf[role].replaceAll('/', '');
  return `${address}/setup#pair=${code}${app === '' ? '' : `&app=${app}`}`;
}
