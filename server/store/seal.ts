import { createHmac, createSecretKey, hash } from 'node:crypto';
import type { Seal } from '@comanda/shared/sync/box-ports.ts';
import type { Writer } from './open.ts';
import { sealKey } from './rows/meta.ts';

const macHexDigits = 32;

/**
 * HMAC-SHA256 cut to 16 bytes, with the key that the restaurant was founded with; it travels in every backup.
 * A token is long and random, so that a plain hash of it cannot be guessed back.
 */
export function sealOf(database: Writer): Seal {
  const key = createSecretKey(sealKey(database));
  return {
    mac: (text) => createHmac('sha256', key).update(text).digest('hex').slice(0, macHexDigits),
    tokenHash: (token) => hash('sha256', token),
  };
}
