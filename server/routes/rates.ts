/** How often one address may ask in a minute. Who guesses is stopped long before, by what is counted on the disk. */
export const perMinute = {
  /** More than anyone types. The codes themselves close after five wrong guesses. */
  pair: 10,
  /** Only to keep Argon2 from filling the processor; the tries of a person are counted in the store. */
  pin: 60,
  device: 60,
  /** What a person does by hand in the office. */
  byHand: 30,
  /** What a page asks again and again. */
  bySight: 240,
  /** What takes a thread of its own to read. */
  report: 60,
  /** Long polls that begin. */
  openLink: 120,
} as const;

/** Of so many addresses it is known how often they asked; the one that asked longest ago is forgotten. */
export const addressesCounted = 5_000;

/** As a route's `config`. */
export const atMost = (max: number) => ({ rateLimit: { max, timeWindow: 60_000 } });
