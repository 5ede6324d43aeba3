import type { AllDay } from '../../data/kitchen/all-day.ts';
import { words } from '../../words.ts';
import { WishWords } from './wish-words.tsx';

type AllDayPanelProps = {
  readonly counts: readonly AllDay[];
  /** Whose tickets are marked. */
  readonly marked: string | null;
  readonly onMark: (key: string | null) => void;
};

/** How many of each dish are wanted on all tickets together; a touch marks the tickets. */
export function AllDayPanel({ counts, marked, onMark }: AllDayPanelProps) {
  return (
    <aside className="all-day" aria-label={words.allDay}>
      <h2>{words.allDay}</h2>
      {counts.length === 0 && <p className="muted">{words.allDayEmpty}</p>}
      <ul>
        {counts.map((one) => (
          <li key={one.key}>
            <button
              type="button"
              aria-pressed={one.key === marked}
              onClick={() => onMark(one.key === marked ? null : one.key)}
            >
              <b className="row-quantity">{one.quantity}</b>
              <span>
                {one.name}
                {one.modifiers.map((modifier) => (
                  <WishWords key={modifier} words={modifier} />
                ))}
                {one.cooking > 0 && <small>{words.cooking(one.cooking)}</small>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}
