/** How long after something opened, and how far from the touch that opened it, the next touch is still that one's echo. */
const [echoMs, echoPx] = [500, 24];

type Place = { readonly clientX: number; readonly clientY: number };

let last: Place | null = null;
if (typeof document !== 'undefined') {
  document.addEventListener('pointerdown', ({ clientX, clientY }) => (last = { clientX, clientY }), { capture: true });
}

/** Where a finger came down last; null until one did. */
export const lastTouch = (): Place | null => last;

/**
 * The second half of a double tap: it was meant for what lay there before, not for what has just opened over it.
 * Keys make clicks without a count (`detail` 0) and are always meant.
 */
export function isEcho(
  click: Place & { readonly detail: number; readonly timeStamp: number },
  opened: { readonly by: Place | null; readonly atMs: number },
): boolean {
  if (opened.by === null || click.detail === 0 || click.timeStamp - opened.atMs > echoMs) return false;
  return Math.hypot(click.clientX - opened.by.clientX, click.clientY - opened.by.clientY) <= echoPx;
}
