import type { Book } from '@comanda/shared/order/book.ts';
import { decide } from '@comanda/shared/order/decide.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import type { Request } from '@comanda/shared/ui/approvals/approval.ts';
import { notPaidAsked } from '@comanda/shared/ui/giving/in-words.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { words } from '../../words.ts';
import { inWords, type Wording } from '../facts-in-words.ts';

/** What a manager says yes to. */
export function requestInWords(book: Book, { command, refused }: Request, wording: Wording): string {
  const nameOf = (line: string): string => wording.lineName(line) ?? words.facts.someLine;
  const notPaid = notPaidAsked(book, command, { nameOf, currency: wording.currency });
  if (notPaid !== null) return notPaid;
  const drafts = decide(book, command);
  if ('refused' in drafts) return sentence(refused);
  return drafts.map((draft) => inWords(draft as OrderEvent, wording, command.order)).join(' · ');
}
