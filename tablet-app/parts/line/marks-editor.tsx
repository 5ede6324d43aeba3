import { allergens } from '@comanda/shared/menu/menu.ts';
import type { Mark } from '@comanda/shared/order/rules.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { inOurWords } from '@comanda/shared/ui/known-words.ts';
import { words as shared } from '@comanda/shared/ui/words.ts';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useAct } from '../../data/act.ts';
import { recentWishes } from '../../data/order/wishes.ts';
import { words } from '../../words.ts';

const mostLetters = 60;
/** What the law makes a menu name, in the words that people use. */
const usualAllergies = (): readonly string[] => allergens.map((one) => shared.usualAllergies[one]);

/** Words that hang on a line or an order: an allergy is never a note. */
export function MarksEditor({
  order,
  line,
  kind,
  marks: all,
  seat = null,
}: {
  readonly order: string;
  readonly line: string | null;
  readonly kind: 'allergy' | 'chip';
  readonly marks: readonly Mark[];
  /** Whose allergy it is, for one of the order; null: of everybody at the table. */
  readonly seat?: number | null;
}) {
  const act = useAct();
  const core = useDevice();
  const [word, setWord] = useState('');
  const marks = line === null ? all.filter((mark) => mark.seat === seat) : all;
  const said = new Set(marks.map((mark) => inOurWords(mark.word)));
  /** What was wished for lately comes first, as it was when this was opened: no chip moves while one looks. */
  const [recent] = useState(() => (kind === 'chip' ? recentWishes(core.book).map(inOurWords) : []));
  const usual: readonly string[] =
    kind === 'allergy' ? usualAllergies() : [...new Set([...recent, ...Object.values(shared.usualWishes)])];
  /** Words of their own keep their place after the usual ones, also when they are taken back: no button moves under a finger. */
  const [own, setOwn] = useState<readonly string[]>([]);
  const unseen = [...said].filter((one) => !usual.includes(one) && !own.includes(one));
  if (unseen.length > 0) setOwn([...own, ...unseen]);
  const add = (added: string, onDone = () => {}) =>
    act({ type: 'add-mark', order, kind, line, seat, word: added }, undefined, onDone);
  /** The same in several languages, or written twice: one touch takes all of it away. */
  const takeAway = (one: string): void => {
    const meant = new Map(marks.filter((mark) => inOurWords(mark.word) === one).map((mark) => [mark.word, mark.id]));
    for (const mark of meant.values()) act({ type: 'remove-mark', order, kind, line, mark });
  };
  /** What a manager is being asked about, or was refused, is not offered once more when the sheet is closed. */
  const offered = useRef('');
  const addWord = (): void => {
    const added = word.trim();
    if (added === '') return;
    offered.current = added;
    add(added, () => {
      offered.current = '';
      setWord('');
    });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    addWord();
  };
  // Whoever closes the sheet has said it: the note beside it is kept as it is typed, too.
  const leave = useRef(addWord);
  useEffect(() => {
    leave.current = () => word.trim() !== offered.current && addWord();
  });
  useEffect(() => () => leave.current(), []);
  return (
    <fieldset className={`question ${kind}-question`}>
      <legend>
        <b>{kind === 'allergy' ? words.line.allergies : words.line.chips}</b>
      </legend>
      <div className="choices">
        {[...usual, ...own].map((one) => {
          const isSaid = said.has(one);
          return (
            <button
              key={one}
              type="button"
              aria-pressed={isSaid}
              title={isSaid ? words.line.takeAway(one) : undefined}
              onClick={() => (isSaid ? takeAway(one) : add(one))}
            >
              {one}
            </button>
          );
        })}
      </div>
      <form className="row" onSubmit={submit}>
        <input
          className="grow"
          aria-label={kind === 'allergy' ? words.line.addAllergy : words.line.addWish}
          placeholder={kind === 'allergy' ? words.line.addAllergy : words.line.addWish}
          value={word}
          maxLength={mostLetters}
          onChange={(event) => setWord(event.target.value)}
        />
        <button type="submit" disabled={word.trim() === ''}>
          {words.line.add}
        </button>
      </form>
    </fieldset>
  );
}
