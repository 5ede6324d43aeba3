import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import { Check } from 'typebox/schema';

/** Where a running box is, written into its folder for the `comanda` command: whoever may read the database may use it. */
const Whereabouts = Type.Object({
  url: Type.String({ pattern: '^http://' }),
  /** How devices call it. */
  addresses: Type.Array(Type.String()),
  /** The same by https, the address that stays first. */
  secureAddresses: Type.Optional(Type.Array(Type.String())),
  token: Type.String({ minLength: 20 }),
  pid: Type.Integer(),
});
export type Whereabouts = Static<typeof Whereabouts>;

const fileIn = (data: string): string => join(data, 'box.json');

export const newAdminToken = (): string => randomBytes(32).toString('base64url');

export function writeWhereabouts(data: string, whereabouts: Whereabouts): void {
  const file = fileIn(data);
  writeFileSync(`${file}.part`, JSON.stringify(whereabouts), { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

/** Takes back what this process wrote; another box may be at home by now. */
export function removeWhereabouts(data: string): void {
  if (readWhereabouts(data)?.pid === process.pid) rmSync(fileIn(data), { force: true });
}

/** Null when no box runs here, or none that stopped in order. */
export function readWhereabouts(data: string): Whereabouts | null {
  try {
    const read: unknown = JSON.parse(readFileSync(fileIn(data), 'utf8'));
    return Check(Whereabouts, read) ? read : null;
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      return null;
    throw error;
  }
}

/** How a box that listens at `host` is called from its own machine. */
export function localUrl(host: string, port: number): string {
  const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${isIPv6(address) ? `[${address}]` : address}:${port}`;
}
