import { networkInterfaces } from 'node:os';

/** How devices reach a box: by its addresses in the restaurant's network, or where it listens if that is one only. */
export function addressesOf(host: string, port: number): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [`http://${host.includes(':') ? `[${host}]` : host}:${port}`];
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`);
  return found.length > 0 ? found : [`http://127.0.0.1:${port}`];
}
