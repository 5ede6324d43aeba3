import Type from 'typebox';

/** A UUIDv7 (RFC 9562): its first 48 bits are milliseconds, so ids made later sort later. Made where the tap happens. */
export type Id = string;

export const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' });

export type OrderId = Id;
export type LineId = Id;
export type TableId = Id;
export type FloorId = Id;
export type MultiSessionId = Id;
export type StationId = Id;

/** A random name for one run of a device's core; `deviceSeq` counts within it. */
export type Incarnation = string;

/** A number in the box's dense sequence of changes: how far a replica has read. */
export type Position = number;

const bytesInHex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const hex = (byte: number | undefined): string => bytesInHex[byte ?? 0] as string;

/**
 * Builds a UUIDv7 from a time and ten random bytes.
 * @param nowMs Unix time in milliseconds, of whichever clock the caller has.
 */
export function uuidV7(nowMs: number, random: Uint8Array): Id {
  const time = Math.max(0, Math.floor(nowMs)).toString(16).padStart(12, '0').slice(-12);
  const versioned = 0x70 | ((random[0] ?? 0) & 0x0f);
  const variant = 0x80 | ((random[2] ?? 0) & 0x3f);
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex(versioned)}${hex(random[1])}-${hex(variant)}${hex(random[3])}-${tailOf(random)}`;
}

const tailOf = (random: Uint8Array): string =>
  `${hex(random[4])}${hex(random[5])}${hex(random[6])}${hex(random[7])}${hex(random[8])}${hex(random[9])}`;
