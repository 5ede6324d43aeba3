import { type Id, uuidV7 } from '../base/ids.ts';

/** When the sample was written down, as all its ids say: 1 May 2026, noon UTC. */
const writtenMs = 1_777_636_800_000;

/** The same id for the same name on every machine, so that a test or a manual can speak of a row of the sample. */
export function sampleId(name: string): Id {
  const bytes = new Uint8Array(10);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = fnv1a(`${at} ${name}`) & 255;
  return uuidV7(writtenMs, bytes);
}

/** FNV-1a of UTF-16 units, with a last stir because its low bits mix little. Names are few; tests see that ids differ. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
