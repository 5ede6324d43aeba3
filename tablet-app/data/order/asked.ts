import type { LineView } from '@comanda/shared/order/line-view.ts';
import { inOurWords } from '@comanda/shared/ui/known-words.ts';
import { words } from '../../words.ts';
import { textOf } from './line-marks.ts';

export type AskedFor = Pick<LineView, 'item' | 'chips' | 'allergies' | 'noteUpdates' | 'seat'>;

/** How a dish was asked for, on one line: by this two steaks of one table are told apart. Empty where nothing was said. */
export const askedFor = ({ item, chips, allergies, noteUpdates, seat }: AskedFor): string =>
  [
    ...item.modifiers.map(({ name }) => name),
    ...new Set([...chips, ...allergies].map(({ word }) => inOurWords(word))),
    textOf(noteUpdates),
    seat.value === null ? '' : words.order.seat(seat.value),
  ]
    .filter((one) => one !== '')
    .join(' · ');
