import { useEffect } from 'react';

/** How long after something else has come under the finger, and how far from its last touch, the next is that one's echo. */
const [echoMs, echoPx] = [500, 24];
/** What comes longer after a click was brought by something else: a key, an answer of the box, a colleague. */
const broughtMs = 800;

type Place = { readonly clientX: number; readonly clientY: number };
type Change = { readonly by: Place; readonly atMs: number };

let last: Change | null = null;
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

function clicked(click: MouseEvent): void {
  if (change !== null && isEcho(click, change)) {
    click.preventDefault();
    click.stopImmediatePropagation();
    return;
  }
  // The finger has been elsewhere since: what comes after that is no second half.
  change = null;
  last = click.detail > 0 ? { by: click, atMs: performance.now() } : null;
}

/** Between the two halves of a double tap nobody presses a key. */
function forget(): void {
  [last, change] = [null, null];
}

if (typeof document !== 'undefined') {
  document.addEventListener('click', clicked, { capture: true });
  document.addEventListener('keydown', forget, { capture: true });
}

function changeNow(): void {
  const atMs = performance.now();
  change = last === null || atMs - last.atMs > broughtMs ? null : { by: last.by, atMs };
}

/** For what covers a page or takes its place: when it comes and when it goes, an echo does nothing. */
export function useNoEcho(): void {
  useEffect(() => {
    changeNow();
    return changeNow;
  }, []);
}
