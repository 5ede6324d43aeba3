import { useRef } from 'react';

type Kept<V> = { readonly from: readonly unknown[]; readonly value: V };

/** What was made of a thing before, as long as it would be made from the very same others; else it is made anew. */
export type Keeper<V> = (of: object, from: readonly unknown[], make: () => V) => V;

/**
 * `useMemo` for as many things as there are: of a room full of tables, one tap is about one. Whatever `make` uses beside the thing
 * itself and may change stands in `from`. What was made goes with its thing.
 */
export function useKept<V>(): Keeper<V> {
  const kept = useRef(new WeakMap<object, Kept<V>>());
  return (of, from, make) => {
    const before = kept.current.get(of);
    if (before !== undefined && isSame(before.from, from)) return before.value;
    const value = make();
    kept.current.set(of, { from, value });
    return value;
  };
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);
