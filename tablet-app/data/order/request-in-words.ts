import type { Book } from '@comanda/shared/order/book.ts';
import { decide } from '@comanda/shared/order/decide.ts';
import type { OrderEvent } from '@comanda/shared/order/events.ts';
import { sentence } from '@comanda/shared/ui/refusals/sentence.ts';
import { words } from '../../words.ts';
import { inWords, type Wording } from '../facts-in-words.ts';
import type { Request } from './approval.ts';

/** What a manager says yes to. */
export function requestInWords(book: Book, { command, refused }: Request, wording: Wording): string {
  if (command.type === 'void-line')
    return words.line.voidRequest(
      command.quantity,
      wording.lineName(command.line) ?? words.facts.someLine,
      command.reason,
    );
  const drafts = decide(book, command);
  if ('refused' in drafts) return sentence(refused);
  return drafts.map((draft) => inWords(draft as OrderEvent, wording, command.order)).join(' · ');
}
