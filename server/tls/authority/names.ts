import { BlockList, isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/**
 * What the box's own authority may vouch for, and nothing else: names that exist only in the restaurant's network, and
 * addresses that nobody on the internet has. So trusting it cannot be abused to pose as a bank.
 */
export const permitted = {
  names: ['local', 'localhost'],
  networks: [
    ['10.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['169.254.0.0', 16],
    ['127.0.0.0', 8],
    ['fc00::', 7],
    ['fe80::', 10],
    ['::1', 128],
  ],
} as const;

/** By what a certificate lets the box be called. */
export type CalledBy = { readonly names: readonly string[]; readonly addresses: readonly string[] };

const privateNetworks = new BlockList();
for (const [network, bits] of permitted.networks) privateNetworks.addSubnet(network, bits, familyOf(network));

const isPrivate = (address: string): boolean => privateNetworks.check(address, familyOf(address));
const isLocalName = (name: string): boolean => name === 'localhost' || name.endsWith('.local');

/** A machine with very many virtual networks is still called by few addresses. */
const mostAddresses = 60;

/**
 * By what devices call this box: its names, and every address of the machine that its authority may vouch for.
 * @param hosts as configured; what the authority may not vouch for needs a certificate of its own.
 */
export function calledBy(
  hostName: string,
  hosts: readonly string[],
  found: readonly string[] = ownAddresses(),
): CalledBy {
  const names = [`${hostName}.local`, ...hosts.filter(isLocalName), 'localhost'];
  const addresses = ['127.0.0.1', '::1', ...found.filter(isPrivate)];
  return { names: [...new Set(names)], addresses: [...new Set(addresses)].slice(0, mostAddresses) };
}

/** Nobody types a link-local address of IPv6, which also needs the name of a network card. */
function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((cards) => cards ?? [])
    .map(({ address }) => address)
    .filter((address) => !address.startsWith('fe80:'))
    .sort();
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
