import { useRef } from 'react';

type Kept<V> = { readonly from: readonly unknown[]; readonly value: V };

/** What was made for a name before, as long as it would be made from the very same things; else it is made anew. */
export type Keeper<V> = (name: string, from: readonly unknown[], make: () => V) => V;

/**
 * `useMemo` for as many things as there are names: of a room full of tables, one tap is about one. Whatever `make` uses and may
 * change stands in `from`, which is as long each time.
 */
export function useKept<V>(): Keeper<V> {
  const kept = useRef(new Map<string, Kept<V>>());
  return (name, from, make) => {
    const before = kept.current.get(name);
    if (before !== undefined && isSame(before.from, from)) return before.value;
    const value = make();
    kept.current.set(name, { from, value });
    return value;
  };
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);
