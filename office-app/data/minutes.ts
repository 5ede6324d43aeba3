/** How long a table may wait for something. */
export const mostMinutes = 240;

/** Whole minutes as somebody typed them; nothing at all is the same as none. Null: not minutes, or not within the limits. */
export function readMinutes(text: string, least: number): number | null {
  const typed = text.trim();
  const minutes = /^\d*$/.test(typed) ? Number(typed) : Number.NaN;
  return minutes >= least && minutes <= mostMinutes ? minutes : null;
}
