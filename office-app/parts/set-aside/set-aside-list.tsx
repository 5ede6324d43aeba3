import { useEffect, useRef, useState } from 'react';
import { tablesOf } from '../../data/set-aside.ts';
import { type SetAsideList as List, useSetAsidePages } from '../../data/set-aside-pages.ts';
import { HeardLine } from '../heard-line.tsx';
import { useSeeTo } from './see-to.ts';
import { SetAsideEntry } from './set-aside-entry.tsx';
import { words } from './words.ts';

/** What devices sent that was neither done nor thrown away: who wanted what, where and when, and why not. A manager ticks it off. */
/** @param isAskedFor somebody came for it: it is brought into sight, and the keyboard goes on from there */
export function SetAsideList({ isAskedFor }: { readonly isAskedFor: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [turn, setTurn] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  const waiting = useSetAsidePages(false, turn);
  const lookAgain = (): void => setTurn((now) => now + 1);
  useEffect(() => {
    if (!isAskedFor) return;
    heading.current?.scrollIntoView({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  }, [isAskedFor]);
  return (
    <section className="card set-aside-card">
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p className="muted">{words.detail}</p>
      <p className="muted">{words.whatToDo}</p>
      <Pages list={waiting} empty={words.nothing} all={waiting.heard?.said.waiting ?? null} onSeen={lookAgain} />
      <details className="dealt-with" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>{words.showDealt}</summary>
        {isOpen && <DealtWith turn={turn} onSeen={lookAgain} />}
      </details>
    </section>
  );
}

function DealtWith({ turn, onSeen }: { readonly turn: number; readonly onSeen: () => void }) {
  const list = useSetAsidePages(true, turn);
  return <Pages list={list} empty={words.noDealt} all={null} onSeen={onSeen} />;
}

/** @param all how many there are, where that is known */
function Pages({
  list,
  empty,
  all,
  onSeen,
}: {
  readonly list: List;
  readonly empty: string;
  readonly all: number | null;
  readonly onSeen: () => void;
}) {
  const { entries, more, heard } = list;
  const opened = tablesOf(entries);
  const seeTo = useSeeTo((entry) => {
    list.leave(entry);
    onSeen();
  });
  return (
    <>
      {heard !== null && entries.length === 0 && <p>{empty}</p>}
      <ul className="set-aside">
        {entries.map((entry) => (
          <SetAsideEntry
            key={entry.entry}
            entry={entry}
            openedAt={opened.get(entry.order ?? '') ?? null}
            onSeeTo={(what) => seeTo(entry.entry, entry.dealt === null, what)}
          />
        ))}
      </ul>
      {more && (
        <p className="row">
          {all !== null && <span className="muted">{words.shownOf(entries.length, all)}</span>}
          <button type="button" onClick={() => void list.showOlder()}>
            {words.showOlder}
          </button>
        </p>
      )}
      <HeardLine {...list} />
    </>
  );
}
