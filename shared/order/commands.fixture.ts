import type { SoldItem } from '../menu/sell.ts';
import { cents } from '../money/cents.ts';
import type { Command } from './commands.ts';

/** For tests: commands in a few words, about one party at table 12 unless they say otherwise. */

/** A well-formed id that is always the same for the same word. */
export function idOf(word: string): string {
  let hash = 0x811c9dc5;
  const hex = [0, 1, 2, 3].map((round) => {
    for (const letter of `${round}${word}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
    return hash.toString(16).padStart(8, '0');
  });
  const text = hex.join('');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-7${text.slice(13, 16)}-8${text.slice(17, 20)}-${text.slice(20, 32)}`;
}

export const itemOf = (name: string, price = 500, stations: readonly string[] = []): SoldItem => ({
  product: idOf(name),
  menuVersion: 1,
  name,
  unitPrice: cents(price),
  taxRate: 1200,
  modifiers: [],
  stations: [...stations],
});

/** The order that most stories are about, and the table it sits at. */
export const party = idOf('party');
export const table12 = idOf('table 12');
const bar = idOf('the bar');

export const openAt = (table: string | null, order = party): Command => ({
  type: 'open-order',
  order,
  kind: table === null ? 'take-away' : 'table',
  table,
  multiSession: bar,
  guests: null,
});

type Sale = { readonly order?: string; readonly line?: string; readonly price?: number; readonly quantity?: number };

/** The line's id is the word's, so that a story can say `idOf('beer')`. */
export const sells = (name: string, { order = party, line = name, price = 500, quantity = 1 }: Sale = {}): Command => ({
  type: 'add-line',
  order,
  line: idOf(line),
  item: itemOf(name, price, [idOf('kitchen')]),
  quantity,
  course: null,
  seat: null,
});

export const tap = (line: string, by: number): Command => ({ type: 'tap-quantity', order: party, line, by });
export const type = (line: string, quantity: number): Command => ({
  type: 'type-quantity',
  order: party,
  line,
  quantity,
});
export const remove = (line: string): Command => ({ type: 'remove-line', order: party, line });
export const fire = (order = party): Command => ({ type: 'fire', order, lines: 'all' });
export const voids = (line: string, quantity = 1): Command => ({
  type: 'void-line',
  order: party,
  line,
  quantity,
  reason: 'dropped',
});
export const comps = (line: string, quantity = 1, order = party): Command => ({
  type: 'comp-line',
  order,
  line,
  quantity,
  reason: 'too late',
});
/** So many per cent off a line, or with null off everything. */
export const percentOff = (line: string | null, percent: number, order = party): Command => ({
  type: 'set-discount',
  order,
  line,
  discount: { percent: percent * 100, reason: 'a regular' },
});
export const amountOff = (line: string | null, amount: number, order = party): Command => ({
  type: 'set-discount',
  order,
  line,
  discount: { amount, reason: 'a regular' },
});
export const fullPrice = (line: string | null): Command => ({
  type: 'set-discount',
  order: party,
  line,
  discount: null,
});
export const pay = (payment: string, amount: number, order = party): Command => ({
  type: 'register-payment',
  order,
  payment: idOf(payment),
  tender: 'cash',
  amount: cents(amount),
  given: cents(amount),
});
export const close: Command = { type: 'close-order', order: party };
export const cancel: Command = { type: 'cancel-order', order: party, reason: 'they left' };

export const note = (line: string | null): Command => ({
  type: 'edit-note',
  order: party,
  line,
  writer: 7,
  update: 'AAEC',
});
export const addMark = (line: string | null, kind: 'allergy' | 'chip' = 'allergy'): Command => ({
  type: 'add-mark',
  order: party,
  kind,
  line,
  seat: null,
  word: 'nuts',
});
export const removeMark = (mark: string, line: string | null = idOf('soup')): Command => ({
  type: 'remove-mark',
  order: party,
  kind: 'allergy',
  line,
  mark,
});
export const step = (kind: 'start' | 'ready' | 'recall' | 'serve', line = idOf('soup')): Command => ({
  type: kind,
  order: party,
  lines: [line],
});
/** A display of the kitchen's station shows the soup. */
export const see = (upTo: number, changes: readonly string[] = []): Command => ({
  type: 'see',
  order: party,
  lines: [idOf('soup')],
  upTo: { [idOf('soup')]: upTo },
  station: idOf('kitchen'),
  changes,
});
export const transfer = (to: string, ...lines: string[]): Command => ({
  type: 'transfer-lines',
  order: party,
  lines,
  to,
});
export const merge = (into: string): Command => ({ type: 'merge-order', order: party, into });
export const undo = (event: string): Command => ({ type: 'undo', order: party, event });
export const bringBack: Command = { type: 'bring-back-line', order: party, line: idOf('soup') };
export const money = (amount: number, given: number, tender: 'cash' | 'external-card' = 'cash'): Command => ({
  type: 'register-payment',
  order: party,
  payment: idOf('p1'),
  tender,
  amount: cents(amount),
  given: cents(given),
});
