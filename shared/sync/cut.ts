import { utf8Bytes } from '../base/utf8.ts';
import { maxMessageBytes, type SealedFact, type WholeOrder } from './wire.ts';

/** What is left of a message for what it carries, beside its own frame. */
export const roomBytes = maxMessageBytes - 512;

/** Puts texts together, in their order, so that those of one part fit one message. One part at least; one text is never cut. */
export function cutTexts(texts: readonly string[]): readonly (readonly string[])[] {
  const letters = texts.reduce((sum, text) => sum + text.length + 1, 0);
  // No letter takes more than three bytes for each unit of its length: most frames need not be measured.
  if (letters * 3 <= roomBytes) return [texts];
  const parts: string[][] = [[]];
  let bytes = 0;
  for (const text of texts) {
    const size = utf8Bytes(text) + 1;
    const last = parts.at(-1) ?? [];
    if (last.length > 0 && bytes + size > roomBytes) {
      parts.push([text]);
      bytes = size;
    } else {
      last.push(text);
      bytes += size;
    }
  }
  return parts;
}

/** `{"at":…,"kind":"scope","enter":[…],"leave":[…]},` around the orders of one entry. */
const entryBytes = 128;
/** `{"order":"…","facts":[…]},` around the events of one order. */
const aroundBytes = 64;

/** Orders in parts that each fit one entry of the feed: an order that is too long for one goes on in the next. */
export function cutOrders(orders: readonly WholeOrder[]): readonly (readonly WholeOrder[])[] {
  const parts: { order: string; facts: SealedFact[] }[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const { order, facts } of orders) {
    for (const fact of facts) {
      const size = utf8Bytes(JSON.stringify(fact)) + aroundBytes;
      if (bytes + size > roomBytes) {
        parts.push([]);
        bytes = entryBytes;
      }
      const part = parts.at(-1) ?? [];
      const last = part.at(-1);
      if (last?.order === order) last.facts.push(fact);
      else part.push({ order, facts: [fact] });
      bytes += size;
    }
  }
  return parts;
}
