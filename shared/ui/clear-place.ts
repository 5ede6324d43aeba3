/** Edges in px from the upper left corner of the screen. */
export type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

/** What is pressed most, and whatever else says of itself that nothing may lie on it. */
const pressedMost = '.primary, .keeps-clear';
/** Where nothing may lie from top to bottom: rising would only lead from one button to the next. */
const pressedColumns = '.keeps-beside';
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

/**
 * How many px something has to step to the right to stand beside columns that are pressed from top to bottom. None where the
 * screen is too narrow for both.
 */
export function stepAside(said: Box, columns: readonly Box[], widthPx: number): number {
  const size = said.right - said.left;
  let left = said.left;
  for (const column of columns.toSorted((a, b) => a.left - b.left)) {
    const isLevel = column.top < said.bottom + gapPx && column.bottom > said.top - gapPx;
    if (isLevel && column.left < left + size + gapPx && column.right > left - gapPx) left = column.right + gapPx;
  }
  return left + size + gapPx > widthPx ? 0 : left - said.left;
}

/** Takes it off what is pressed most, from the place that the style sheet gives it: first aside, then upwards. */
export function lift(place: HTMLElement): void {
  place.style.marginBottom = '';
  place.style.marginLeft = '';
  // What lies below a sheet cannot be pressed.
  const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
  const aside = stepAside(place.getBoundingClientRect(), shown(top, pressedColumns), innerWidth);
  if (aside > 0) place.style.marginLeft = `${aside}px`;
  const rise = riseOf(place.getBoundingClientRect(), shown(top, pressedMost));
  if (rise > 0) place.style.marginBottom = `${rise}px`;
}

/** What is not shown has no size, except what is folded away. */
const shown = (within: ParentNode, selector: string): Box[] =>
  [...within.querySelectorAll(selector)]
    .filter((one) => one.closest('details:not([open])') === null)
    .map((one) => one.getBoundingClientRect())
    .filter(({ width }) => width > 0);

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
