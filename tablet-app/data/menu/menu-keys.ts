import { isSheetOpen } from '@comanda/shared/ui/sheet-open.ts';
import { type RefObject, useEffect } from 'react';

const mostTimes = 99;

/** Hardware keys of the menu: `/` goes to the search, digits say how many, Escape and Backspace take that back. */
export function useMenuKeys({
  field,
  times,
  onTimes,
}: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly times: number | null;
  readonly onTimes: (times: number | null) => void;
}): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isSheetOpen()) return;
      if (event.key === '/') {
        event.preventDefault();
        field.current?.focus();
      } else if (/^\d$/.test(event.key)) onTimes(withDigit(times, Number(event.key)));
      else if (event.key === 'Escape' || event.key === 'Backspace') onTimes(null);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [field, times, onTimes]);
}

/** Digits as they are typed: 1 and then 2 is twelve; a number that would be too large begins anew. */
export function withDigit(times: number | null, digit: number): number | null {
  const next = (times ?? 0) * 10 + digit;
  const fits = next > mostTimes ? digit : next;
  return fits === 0 ? null : fits;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select');
