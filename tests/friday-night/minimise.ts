import { type NightOptions, namesOf, type Outcome, runNight } from './night.ts';

/** How somebody would say in two words what went wrong: the invariant, or that somebody is not up to date. */
export function faultOf({ violations, undrained }: Outcome): string | null {
  const [first] = violations;
  if (first !== undefined) return /: ([A-Z]\d+)/.exec(first)?.[1] ?? 'violated';
  return undrained.length > 0 ? 'undrained' : null;
}

export type Minimal = {
  readonly outcome: Outcome;
  readonly kept: readonly string[];
  readonly of: number;
  readonly tellings: number;
};

/**
 * Delta debugging (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002): leaves out ever smaller
 * parts of what was tapped and what struck, as long as the night still goes wrong in the same way.
 * @param mayGoOn asked before each telling: a night takes a third of a second, and somebody is waiting
 */
export function minimise(seed: number, failed: Outcome, mayGoOn: () => boolean, options: NightOptions = {}): Minimal {
  const fault = faultOf(failed);
  const all = [...new Set(namesOf(failed))];
  let [outcome, kept, tellings] = [failed, all, 0];
  const tell = (keep: readonly string[]): boolean => {
    tellings += 1;
    const stays = new Set(keep);
    const told = runNight(seed, { ...options, without: new Set(all.filter((name) => !stays.has(name))) });
    if (faultOf(told) !== fault) return false;
    // Others may have come about in their place, which were never chosen: they belong to it now.
    outcome = told;
    kept = [...keep];
    return true;
  };
  for (let parts = 2; kept.length > 1 && mayGoOn(); ) {
    const size = Math.ceil(kept.length / parts);
    let isSmaller = false;
    for (let from = 0; from < kept.length && mayGoOn() && !isSmaller; from += size)
      isSmaller = tell([...kept.slice(0, from), ...kept.slice(from + size)]);
    if (isSmaller) parts = Math.max(2, parts - 1);
    else if (size === 1) break;
    else parts = Math.min(kept.length, parts * 2);
  }
  return { outcome, kept, of: all.length, tellings };
}
