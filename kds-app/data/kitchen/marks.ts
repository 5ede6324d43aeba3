import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { inOurWords } from '@comanda/shared/ui/known-words.ts';
import { words } from '../../words.ts';

/** As this screen says what was picked on a tablet that speaks another language. */
export const marksInOurWords = (marks: readonly string[]): string[] => [...new Set(marks.map(inOurWords))];

type Marked = Pick<Ticket, 'allergies'> & { readonly lines: readonly Pick<Ticket['lines'][number], 'allergies'>[] };

/** Those of one dish too, which is named there again: whoever has read the band has read them all. */
export const allergiesOn = ({ allergies, lines }: Marked): string[] => [
  ...new Set([
    ...allergies.map(({ word, seat }) =>
      seat === null ? inOurWords(word) : `${inOurWords(word)} (${words.seat(seat)})`,
    ),
    ...lines.flatMap((line) => line.allergies.map(inOurWords)),
  ]),
];
