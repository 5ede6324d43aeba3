/** Edges in px from the upper left corner of the screen. */
export type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

/** What is pressed most, and whatever else says of itself that nothing may lie on it. */
const pressedMost = '.primary, .keeps-clear';
const gapPx = 8;

/**
 * How many px something has to rise until it lies on none of the others, and beside none closer than the gap. Where there is
 * no such place it rises to the upper edge, which is the farthest from a thumb.
 */
export function riseOf(said: Box, others: readonly Box[]): number {
  const below = others.filter(({ left, right }) => left < said.right + gapPx && right > said.left - gapPx);
  const height = said.bottom - said.top;
  let bottom = said.bottom;
  for (const other of below.toSorted((a, b) => b.bottom - a.bottom))
    if (other.top < bottom + gapPx && other.bottom > bottom - height - gapPx) bottom = other.top - gapPx;
  return said.bottom - Math.max(bottom, Math.min(height + gapPx, said.bottom));
}

/** Lifts it off what is pressed most, from the place that the style sheet gives it. */
export function lift(place: HTMLElement): void {
  place.style.marginBottom = '';
  // What lies below a sheet cannot be pressed.
  const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
  // What is not shown has no size, except what is folded away.
  const others = [...top.querySelectorAll(pressedMost)]
    .filter((one) => one.closest('details:not([open])') === null)
    .map((one) => one.getBoundingClientRect())
    .filter(({ width }) => width > 0);
  const rise = riseOf(place.getBoundingClientRect(), others);
  if (rise > 0) place.style.marginBottom = `${rise}px`;
}

/** Lifts it again whenever something opens, closes or scrolls, until it is told to stop. */
export function keepLifted(place: HTMLElement): () => void {
  let frame = 0;
  const again = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => lift(place));
  };
  const changes = new MutationObserver(again);
  changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['open'] });
  addEventListener('scroll', again, { capture: true, passive: true });
  addEventListener('resize', again);
  lift(place);
  return () => {
    cancelAnimationFrame(frame);
    changes.disconnect();
    removeEventListener('scroll', again, { capture: true });
    removeEventListener('resize', again);
  };
}
