import type { RefusalCode } from '../../base/refusal.ts';
import type { Declined } from '../../replica/react/pairing.ts';
import { words } from './words.ts';

/** What is wrong and what to do, for the person at the screen, in their language. */
export const sentence = (code: RefusalCode): string => words[code];

/**
 * Why the box said no.
 * @param unreachable what to say when it said nothing
 * @returns its own sentence for a code that this app does not know yet
 */
export function declinedSentence({ declined, code }: Declined, unreachable: string): string {
  if (declined === null) return unreachable;
  return code !== undefined && Object.hasOwn(words, code) ? words[code as keyof typeof words] : declined;
}
