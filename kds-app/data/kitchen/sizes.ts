import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import type { Sized } from './columns.ts';
import { allergiesOn, marksInOurWords } from './marks.ts';

/** Rough heights in rem of what `ticket.css` draws, a little too high rather than too low; the browser's own replace them. */
const head = 5.6;
const band = 2.3;
const row = { least: 3.6, around: 1.2, name: 1.95, below: 1.6 };
const foot = 4.6;
const heldHead = 2.4;
const heldRow = 1.7;

/** How many letters there are in a line of a column so wide. */
const lettersOf = (width: number) => ({
  name: Math.max(8, (width - 8) / 0.82),
  below: Math.max(12, (width - 5.5) / 0.6),
  band: Math.max(12, (width - 4) / 0.66),
});
const linesOf = (text: string, most: number): number => Math.max(1, Math.ceil(text.length / most));

/**
 * How much room a ticket wants in a column of this width.
 * @param notes what is written on its lines, and on the order
 */
export function sizeOf(
  ticket: Ticket,
  width: number,
  notes: { readonly order: string; readonly lines: readonly string[] },
): Sized {
  const letters = lettersOf(width);
  const allergies = allergiesOn(ticket);
  const bands = [
    ...(ticket.cameFrom === null ? [] : ['Table 112 joined Table 114']),
    ...(ticket.isAddition ? [''] : []),
    ...(ticket.station === null ? ['unrouted'] : []),
    ...(allergies.length > 0 ? [`allergy: ${allergies.join(', ')}`] : []),
    ...(ticket.changes.length > 0 || ticket.lines.some((line) => line.changes.length > 0) ? ['changed'] : []),
    ...marksInOurWords(ticket.chips),
    ...(notes.order === '' ? [] : [notes.order]),
  ];
  const held = ticket.held.length === 0 ? 0 : heldHead + heldRow * ticket.held.length;
  return {
    key: ticket.key,
    head: bands.reduce((sum, text) => sum + band + (linesOf(text, letters.band) - 1) * row.below, head),
    rows: ticket.lines.map((line, at) => {
      const note = notes.lines[at] ?? '';
      const below = [
        ...line.item.modifiers.map(({ name }) => name),
        ...marksInOurWords(line.chips),
        ...(line.seat === null ? [] : ['seat']),
        ...(note === '' ? [] : [note]),
        ...(line.allergies.length > 0 ? [`allergy: ${marksInOurWords(line.allergies).join(', ')} .`] : []),
        ...(line.added || line.changes.length > 0 || line.voided > 0 ? ['tags'] : []),
        ...(line.stations.length > 1 ? ['also'] : []),
      ];
      const under = below.reduce((sum, text) => sum + linesOf(text, letters.below), 0);
      return Math.max(row.least, row.around + row.name * linesOf(line.item.name, letters.name) + row.below * under);
    }),
    foot: held + (ticket.lines.some((line) => line.state === 'new') ? foot : 0),
  };
}
