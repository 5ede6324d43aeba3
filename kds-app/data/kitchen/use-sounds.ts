import type { Ticket } from '@comanda/shared/kitchen/tickets.ts';
import { useEffect, useRef, useState } from 'react';
import { changesOf } from './cook.ts';
import type { Volume } from './settings.ts';
import { Sounds } from './sounds.ts';

/** The sounds of this page; they begin with the first touch. */
export function useSounds(volume: Volume): Sounds {
  const [, lookAgain] = useState(0);
  const [sounds] = useState(
    () =>
      new Sounds(
        () => new AudioContext(),
        () => lookAgain((looks) => looks + 1),
      ),
  );
  sounds.volume = volume;
  useEffect(() => {
    const unlock = (): void => sounds.unlock();
    // Not as soon as the finger is down: the sign that there is no sound would go, and what is touched would move away.
    window.addEventListener('click', unlock);
    window.addEventListener('keydown', unlock);
    return () => {
      window.removeEventListener('click', unlock);
      window.removeEventListener('keydown', unlock);
    };
  }, [sounds]);
  return sounds;
}

/** Says aloud that a ticket came, or that one was changed or voided. What is there when the page opens is no news. */
export function useTicketSounds(sounds: Sounds, due: readonly Ticket[], station: string): void {
  const heard = useRef<{ station: string; marks: Map<string, string> } | null>(null);
  useEffect(() => {
    const marks = new Map(due.map((ticket) => [ticket.key, markOf(ticket)]));
    const before = heard.current?.station === station ? heard.current.marks : null;
    heard.current = { station, marks };
    if (before === null) return;
    const isNew = [...marks.keys()].some((key) => !before.has(key));
    const isChanged = [...marks].some(([key, mark]) => before.has(key) && tellsMore(mark, before.get(key) ?? ''));
    if (isChanged) sounds.play('changed');
    else if (isNew) sounds.play('new');
  }, [sounds, due, station]);
}

/** What a cook would have to read again. */
const markOf = (ticket: Ticket): string =>
  [...changesOf(ticket), ...ticket.lines.map((line) => `${line.line}:${line.voided}`), ticket.table ?? ''].join(' ');

/** Reading something makes a mark shorter, and is no news. */
const tellsMore = (mark: string, before: string): boolean => {
  const known = new Set(before.split(' '));
  return mark.split(' ').some((word) => !known.has(word));
};
