import { onTheme } from '@comanda/shared/ui/theme/theme.ts';

/** Down to how many letters each way of setting a page is used: an iPad's, one with fewer columns, a phone's. */
const rooms = [
  ['ipad', 78],
  ['small', 68],
  ['phone', 51],
] as const;

/** The names of the ways in which a page so many letters wide is set, for `narrow.css`. */
export const roomFor = (letters: number): string =>
  rooms.flatMap(([name, most]) => (letters <= most ? [name] : [])).join(' ');

/**
 * Keeps the page's `data-room` right. Browsers measure a page in letters of their own size, not in those that somebody chose for
 * this app: a laptop with letters of twice the size has a phone's room.
 */
export function watchRoom(page: Window): void {
  const { documentElement } = page.document;
  const measure = (): void => {
    const letterPx = Number.parseFloat(page.getComputedStyle(documentElement).fontSize);
    documentElement.dataset.room = roomFor(page.innerWidth / letterPx);
  };
  measure();
  page.addEventListener('resize', measure);
  onTheme(measure);
}
