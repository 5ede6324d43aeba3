/**
 * How the last try of each device to reach the box by https ended, so that the set-up page can name the step that is missing:
 * a browser tells its page only that it did not work.
 */
export type Visit = 'reached' | 'trusted' | 'refused';

export type Visits = {
  note(address: string | undefined, visit: Visit): void;
  /** Null when this address has not been here lately. */
  last(address: string): Visit | null;
};

/** More devices than this are not set up at the same time; the one that was here longest ago is forgotten. */
export const mostVisitors = 256;
const lately = 60_000;

export function createVisits(monotonicMs: () => number): Visits {
  const visits = new Map<string, { readonly visit: Visit; readonly atMs: number }>();
  return {
    note(address, visit) {
      if (address === undefined) return;
      const key = plain(address);
      visits.delete(key);
      visits.set(key, { visit, atMs: monotonicMs() });
      const [oldest] = visits.keys();
      if (visits.size > mostVisitors && oldest !== undefined) visits.delete(oldest);
    },
    last(address) {
      const last = visits.get(plain(address));
      return last === undefined || monotonicMs() - last.atMs > lately ? null : last.visit;
    },
  };
}

/** The same device may come by IPv4 to a socket that listens to both. */
const plain = (address: string): string => address.replace(/^::ffff:/, '');
