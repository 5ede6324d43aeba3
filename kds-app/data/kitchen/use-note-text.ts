import { useEffect, useSyncExternalStore } from 'react';

/** What somebody wrote, out of its updates. */
export type NoteText = (updates: readonly string[]) => string;

const againMs = 2_000;
const listeners = new Set<() => void>();
let reader: NoteText | null = null;
let asking = false;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * Reading notes takes as much code as half of this app, so it comes a moment after the tickets. Null until then: whoever
 * shows a note says that there is one.
 */
export function useNoteText(): NoteText | null {
  useEffect(ask, []);
  return useSyncExternalStore(subscribe, () => reader);
}

function ask(): void {
  if (asking || reader !== null) return;
  asking = true;
  import('@comanda/shared/notes/note-text.ts').then(
    ({ readableNote }) => {
      reader = readableNote;
      for (const listener of listeners) listener();
    },
    () => {
      // Whoever serves the app is away; until it is back a note is only announced.
      asking = false;
      setTimeout(ask, againMs);
    },
  );
}
