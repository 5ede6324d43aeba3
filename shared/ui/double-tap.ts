import { useEffect } from 'react';

/** How long after something else has come under the finger, and how far from its last touch, the next is that one's echo. */
const [echoMs, echoPx] = [500, 24];

type Place = { readonly clientX: number; readonly clientY: number };
type Change = { readonly by: Place; readonly atMs: number };

let last: Place | null = null;
let change: Change | null = null;

/**
 * The second half of a double tap was meant for what lay there before. Keys make clicks without a count (`detail` 0) and are
 * always meant.
 */
export const isEcho = (
  click: Place & { readonly detail: number; readonly timeStamp: number },
  { by, atMs }: Change,
): boolean =>
  click.detail > 0 &&
  click.timeStamp - atMs <= echoMs &&
  Math.hypot(click.clientX - by.clientX, click.clientY - by.clientY) <= echoPx;

function swallow(click: MouseEvent): void {
  if (change === null || !isEcho(click, change)) return;
  click.preventDefault();
  click.stopImmediatePropagation();
}

if (typeof document !== 'undefined') {
  document.addEventListener('pointerdown', ({ clientX, clientY }) => (last = { clientX, clientY }), { capture: true });
  document.addEventListener('click', swallow, { capture: true });
}

function changeNow(): void {
  change = last === null ? null : { by: last, atMs: performance.now() };
}

/** For what covers a page or takes its place: when it comes and when it goes, an echo does nothing. */
export function useNoEcho(): void {
  useEffect(() => {
    changeNow();
    return changeNow;
  }, []);
}
