import type { TicketLine, TicketLineState } from '@comanda/shared/kitchen/ticket-line.ts';
import { Ban, Check, Flame, TriangleAlert } from 'lucide-react';
import { marksInOurWords } from '../../data/kitchen/marks.ts';
import { useNoteText } from '../../data/kitchen/use-note-text.ts';
import { words } from '../../words.ts';
import { WishWords } from './wish-words.tsx';

const signs = { new: null, cooking: Flame, ready: Check, served: Check, void: Ban } as const satisfies Record<
  TicketLineState,
  unknown
>;

type TicketRowProps = {
  readonly line: TicketLine;
  /** Other stations that have a part in it. */
  readonly alsoAt: readonly string[];
  readonly onAdvance: () => void;
};

/** A dish: the whole row is the next step. */
export function TicketRow({ line, alsoAt, onAdvance }: TicketRowProps) {
  const { state, item, seat, chips, allergies, noteUpdates, voided, quantity } = line;
  const Sign = signs[state];
  const read = useNoteText();
  const note = noteUpdates.length === 0 ? '' : read === null ? words.noteComes : read(noteUpdates);
  const tags = [
    ...(line.added ? [words.more] : []),
    ...(line.changes.length > 0 && state !== 'void' ? [words.changed] : []),
    ...(voided > 0 && quantity > 0 ? [words.voided(voided)] : []),
  ];
  return (
    <li className="row" data-state={state} data-done={line.done}>
      <button type="button" onClick={onAdvance}>
        <b className="row-quantity">{quantity === 0 ? voided : quantity}</b>
        <span className="row-what">
          <span className="row-name">{item.name}</span>
          {state === 'void' && <b className="tag void">{words.void}</b>}
          {tags.length > 0 && <b className="tag">{tags.join(' · ')}</b>}
          {item.modifiers.map((modifier) => (
            <WishWords key={modifier.option} words={modifier.name} />
          ))}
          {marksInOurWords(chips).map((chip) => (
            <WishWords key={chip} words={chip} />
          ))}
          {note !== '' && <em>“{note}”</em>}
          {allergies.length > 0 && (
            <b className="band allergy">
              <TriangleAlert aria-hidden="true" /> {words.allergy(marksInOurWords(allergies).join(', '))}
            </b>
          )}
          {(seat !== null || alsoAt.length > 0) && (
            <small>
              {[seat === null ? null : words.seat(seat), alsoAt.length > 0 ? words.alsoAt(alsoAt.join(', ')) : null]
                .filter((one) => one !== null)
                .join(' · ')}
            </small>
          )}
        </span>
        {Sign !== null && (
          <span className="row-state">
            <Sign aria-hidden="true" />
            <small>{words.states[state]}</small>
          </span>
        )}
      </button>
    </li>
  );
}
