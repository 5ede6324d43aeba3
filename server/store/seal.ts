import { hash } from 'node:crypto';
import type { Seal } from '@comanda/shared/sync/box-ports.ts';
import type { Reader, Writer } from './open.ts';
import { sealKey } from './rows/meta.ts';

const macHexDigits = 32;

/**
 * HMAC-SHA256 cut to 16 bytes, with the key that the restaurant was founded with; it travels in every backup.
 * A token is long and random, so that a plain hash of it cannot be guessed back.
 */
export function sealOf(database: Reader | Writer): Seal {
  const hmac = hmacSha256(sealKey(database));
  return {
    mac: (text) => hmac(text).slice(0, macHexDigits),
    tokenHash: (token) => hash('sha256', token),
  };
}

const blockBytes = 64;
const digestBytes = 32;

/**
 * RFC 2104 by two whole hashes, in hex. Node's own Hmac is an object with a stream in it, and three times as slow: the box
 * seals every event.
 */
function hmacSha256(key: Buffer): (text: string) => string {
  const inner = Buffer.alloc(blockBytes, innerPad);
  const outer = Buffer.alloc(blockBytes + digestBytes, outerPad);
  const short = key.length > blockBytes ? hash('sha256', key, 'buffer') : key;
  for (const [at, byte] of short.entries()) {
    inner[at] = innerPad ^ byte;
    outer[at] = outerPad ^ byte;
  }
  return (text) => {
    outer.set(hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer'), blockBytes);
    return hash('sha256', outer);
  };
}

const innerPad = 0x36;
const outerPad = 0x5c;
