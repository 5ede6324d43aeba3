import { wholePercent } from '../../money/reduce.ts';
import type { Command } from '../../order/commands.ts';
import type { Discount } from '../../order/discounts.ts';
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

/** What a manager says yes to that is not paid then; null for anything else. */
export function notPaidAsked(command: Command, nameOf: (line: string) => string, currency: string): string | null {
  if (command.type === 'void-line')
    return words.giving.requestVoid(`${command.quantity} × ${nameOf(command.line)}`, command.reason);
  if (command.type === 'comp-line')
    return words.giving.requestFree(`${command.quantity} × ${nameOf(command.line)}`, command.reason);
  if (command.type !== 'set-discount') return null;
  const what = command.line === null ? words.giving.wholeOrder : nameOf(command.line);
  if (command.discount === null) return words.giving.fullAgain(what);
  return words.giving.requestOff(offInWords(command.discount, currency), what, command.discount.reason);
}

/** What was done, for a moment on the screen. */
export function discountSaid(discount: Discount | null, what: string, currency: string): string {
  return discount === null ? words.giving.fullAgain(what) : words.giving.took(offInWords(discount, currency), what);
}
