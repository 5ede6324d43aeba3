import { editNote } from '@comanda/shared/notes/note-text.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useAct } from '../../data/act.ts';
import { textOf } from '../../data/order/line-marks.ts';

/** So long a pause means that a thought is finished. */
const pauseMs = 700;
const mostLetters = 500;

/**
 * A note that several people may write at once. What was typed here is told as a change to the text it was typed into, so
 * that what came in from others meanwhile is kept.
 */
export function NoteEditor({
  order,
  line,
  updates,
  label,
}: {
  readonly order: string;
  readonly line: string | null;
  readonly updates: readonly string[];
  readonly label: string;
}) {
  const core = useDevice();
  const act = useAct();
  const [writer] = useState(() => core.newWriter());
  const [typed, setTyped] = useState<string | null>(null);
  /** The updates under the text on the screen when typing began, and what was typed since. */
  const pending = useRef<{ readonly base: readonly string[]; text: string } | null>(null);

  const tell = useCallback(() => {
    const told = pending.current;
    pending.current = null;
    if (told === null) return;
    const edit = editNote(told.base, told.text, writer);
    if (edit !== null) act({ type: 'edit-note', order, line, writer, update: edit.update });
    setTyped(null);
  }, [act, order, line, writer]);

  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(tell, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, tell]);

  // The sheet may be closed in the middle of a thought, and the page put away.
  const latestTell = useRef(tell);
  latestTell.current = tell;
  useEffect(() => {
    const leave = (): void => latestTell.current();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);

  return (
    <label>
      {label}
      <textarea
        rows={2}
        maxLength={mostLetters}
        value={typed ?? textOf(updates)}
        onChange={({ target }) => {
          pending.current = { base: pending.current?.base ?? updates, text: target.value };
          setTyped(target.value);
        }}
        onBlur={tell}
      />
    </label>
  );
}
