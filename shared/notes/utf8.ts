/**
 * Strict UTF-8 (RFC 3629): no overlong forms, no half surrogates. Undefined where Yjs would throw.
 * By hand for the same reason as base64; `from` and `to` must lie inside `bytes`.
 */
export function decodeUtf8(bytes: Uint8Array, from: number, to: number): string | undefined {
  let text = '';
  let at = from;
  while (at < to) {
    const first = bytes[at] ?? 0;
    const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length === 0 || at + length > to) return undefined;
    const point = pointAt(bytes, at, length);
    if (point === undefined) return undefined;
    text += String.fromCodePoint(point);
    at += length;
  }
  return text;
}

/** The least code point that needs so many bytes: a smaller one is an overlong form. */
const least = [0, 0, 0x80, 0x800, 0x10000];

function pointAt(bytes: Uint8Array, at: number, length: number): number | undefined {
  const first = bytes[at] ?? 0;
  if (length === 1) return first;
  let point = first & (0x7f >> length);
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[at + index] ?? 0;
    if ((byte & 0xc0) !== 0x80) return undefined;
    point = (point << 6) | (byte & 0x3f);
  }
  const isHalf = point >= 0xd800 && point <= 0xdfff;
  return point < (least[length] ?? 0) || point > 0x10ffff || isHalf ? undefined : point;
}

/** Is `letter` (one UTF-16 unit) the first half of a pair? */
export const isHighHalf = (letter: number): boolean => letter >= 0xd800 && letter <= 0xdbff;
export const isLowHalf = (letter: number): boolean => letter >= 0xdc00 && letter <= 0xdfff;
