import { wholePercent } from '../../money/reduce.ts';
import type { Book } from '../../order/book.ts';
import type { Command } from '../../order/commands.ts';
import { factOf } from '../../order/decide-orders.ts';
import type { Discount } from '../../order/discounts.ts';
import { type Bodies, isFact } from '../../order/events.ts';
import type { LineView } from '../../order/line-view.ts';
import { amount as inFigures, percent as inPercent } from '../figures.ts';
import { words } from '../words.ts';

/** `10 %`, or `5.00`. */
export const offInWords = (discount: Discount, currency: string): string =>
  'percent' in discount ? inPercent(discount.percent / wholePercent, 2) : inFigures(discount.amount, currency);

type Given = Pick<LineView, 'comped' | 'comps'> & { readonly discount: Discount | null };

/** Why a line costs less than it says on the menu: `1 free: waited too long`, `10 % off: regular guest`. */
export function givenOf({ comped, comps, discount }: Given, currency: string): string[] {
  const said: string[] = [];
  const reasons = [...new Set(comps.map(({ event }) => event.body.reason))].join(', ');
  if (comped > 0) said.push(words.giving.free(comped, reasons));
  if (discount !== null) {
    const off = offInWords(discount, currency);
    const say = 'percent' in discount ? words.giving.off : words.giving.offEach;
    said.push(say(off, discount.reason));
  }
  return said;
}

type Names = { readonly nameOf: (line: string) => string; readonly currency: string };

/** What a manager says yes to that is not paid then, or is again; null for anything else. */
export function notPaidAsked(book: Book, command: Command, names: Names): string | null {
  switch (command.type) {
    case 'void-line':
      return words.giving.requestVoid(`${command.quantity} × ${names.nameOf(command.line)}`, command.reason);
    case 'comp-line':
      return freeAsked(command, names);
    case 'set-discount':
      return offAsked(command, names);
    case 'undo': {
      const done = factOf(book, command.event);
      if (done === undefined) return null;
      if (isFact(done, 'line-comped')) return words.giving.requestUndo(freeAsked(done.event.body, names));
      return isFact(done, 'discount-set') ? words.giving.requestUndo(offAsked(done.event.body, names)) : null;
    }
    default:
      return null;
  }
}

const freeAsked = (
  { line, quantity, reason }: Pick<Bodies['line-comped'], 'line' | 'quantity' | 'reason'>,
  { nameOf }: Names,
): string => words.giving.requestFree(`${quantity} × ${nameOf(line)}`, reason);

function offAsked(
  { line, discount }: { readonly line: string | null; readonly discount: Discount | null },
  { nameOf, currency }: Names,
): string {
  const what = line === null ? words.giving.wholeOrder : nameOf(line);
  if (discount === null) return words.giving.fullAgain(what);
  return words.giving.requestOff(offInWords(discount, currency), what, discount.reason);
}

/** What was done, for a moment on the screen. */
export function discountSaid(discount: Discount | null, what: string, currency: string): string {
  return discount === null ? words.giving.fullAgain(what) : words.giving.took(offInWords(discount, currency), what);
}
