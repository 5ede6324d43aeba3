import { isSheetOpen } from '@comanda/shared/ui/sheet-open.ts';
import { useEffect, useRef } from 'react';
import { type KeyWish, wishOf } from './keys.ts';

type Wish = Exclude<KeyWish, { readonly wish: 'slot' | 'move' }>['wish'];

/** What the page does for a wish; choosing and walking is done here, with the browser's own focus. */
export type Wishes = {
  readonly act: Readonly<Record<Exclude<Wish, 'bump' | 'start' | 'leave'>, () => void>>;
};

/**
 * Keys of a keyboard or a bump bar. What is chosen is what has the focus, so Enter and Space bump it as any button; after a
 * bump the ticket that took its place is chosen.
 */
export function useKeys({ act }: Wishes): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    /** Where the focus was when a key bumped something: if that goes away with it, the next one there is chosen. */
    let slot: number | null = null;
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isSheetOpen()) return;
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      const wish = wishOf(event.key);
      if (wish === null) return;
      switch (wish.wish) {
        case 'bump':
          // A key that is held down is one bump; on another button than a ticket's it is what it always is.
          if (event.repeat) event.preventDefault();
          slot = slotOf(document.activeElement);
          if (document.activeElement === document.body) choose(1);
          return;
        case 'leave':
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
          return;
        case 'slot':
          choose(wish.slot);
          break;
        case 'move':
          if (wish.to === 'next' || wish.to === 'previous') chooseNext(wish.to === 'next' ? 1 : -1);
          else walk(wish.to === 'down' ? 1 : -1);
          break;
        case 'start':
          chosen()?.querySelector<HTMLElement>('[data-start]')?.click();
          break;
        default:
          latest.current[wish.wish]();
      }
      event.preventDefault();
    };
    const watcher = new MutationObserver(() => {
      if (slot === null || document.activeElement !== document.body) return;
      choose(Math.min(slot, heads().length));
      slot = null;
    });
    window.addEventListener('keydown', pressed);
    watcher.observe(document.body, { childList: true, subtree: true });
    return () => {
      window.removeEventListener('keydown', pressed);
      watcher.disconnect();
    };
  }, []);
}

const heads = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.ticket-head')];
const chosen = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>('[data-ticket]') ?? null;

/** Counted from 1, in the order of the screen. */
function slotOf(element: Element | null): number | null {
  const key = element?.closest<HTMLElement>('[data-ticket]')?.dataset.ticket;
  if (key === undefined) return null;
  return heads().findIndex((head) => head.closest<HTMLElement>('[data-ticket]')?.dataset.ticket === key) + 1;
}

function choose(slot: number): void {
  const head = heads()[slot - 1];
  head?.focus();
  head?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function chooseNext(by: 1 | -1): void {
  const now = slotOf(document.activeElement);
  const last = heads().length;
  choose(now === null ? (by > 0 ? 1 : last) : Math.min(last, Math.max(1, now + by)));
}

/** Through the lines of the chosen ticket, also where it goes on in another column. */
function walk(by: 1 | -1): void {
  const key = chosen()?.dataset.ticket;
  if (key === undefined) {
    choose(1);
    return;
  }
  const parts = [...document.querySelectorAll<HTMLElement>('[data-ticket]')].filter(
    (one) => one.dataset.ticket === key,
  );
  const buttons = parts.flatMap((part) => [...part.querySelectorAll<HTMLElement>('button')]);
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  buttons[Math.min(buttons.length - 1, Math.max(0, at + by))]?.focus();
}
