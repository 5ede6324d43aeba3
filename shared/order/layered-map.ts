/** So few that copying them costs less than a screen notices: in the layer of the last steps, and in the one below it. */
const [mostOnTop, mostBetween] = [8, 64] as const;

/**
 * A map that is never changed, with what a few steps changed laid over what was there: a book of five hundred orders is not
 * copied for each tap. A layer that grows is pressed into the one below. Entries come in the order of a plain map; a value
 * is never undefined.
 */
class LayeredMap<K, V> implements ReadonlyMap<K, V> {
  readonly below: ReadonlyMap<K, V>;
  readonly over: ReadonlyMap<K, V>;
  #size: number | null = null;

  constructor(below: ReadonlyMap<K, V>, over: ReadonlyMap<K, V>) {
    this.below = below;
    this.over = over;
  }

  /** Counted when somebody asks: hardly anyone does. */
  get size(): number {
    if (this.#size === null) {
      let more = 0;
      for (const key of this.over.keys()) if (!this.below.has(key)) more += 1;
      this.#size = this.below.size + more;
    }
    return this.#size;
  }

  get(key: K): V | undefined {
    const last = this.over.get(key);
    return last === undefined ? this.below.get(key) : last;
  }

  has(key: K): boolean {
    return this.over.has(key) || this.below.has(key);
  }

  *entries(): MapIterator<[K, V]> {
    for (const entry of this.below) yield this.over.has(entry[0]) ? [entry[0], this.over.get(entry[0]) as V] : entry;
    for (const entry of this.over) if (!this.below.has(entry[0])) yield entry;
  }

  *keys(): MapIterator<K> {
    for (const key of this.below.keys()) yield key;
    for (const key of this.over.keys()) if (!this.below.has(key)) yield key;
  }

  *values(): MapIterator<V> {
    for (const [key, value] of this.below) yield this.over.has(key) ? (this.over.get(key) as V) : value;
    for (const [key, value] of this.over) if (!this.below.has(key)) yield value;
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(run: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) run(value, key, this);
  }
}

/** The map with these entries set; the one given stays as it is. */
export function withEntries<K, V>(map: ReadonlyMap<K, V>, entries: readonly (readonly [K, V])[]): ReadonlyMap<K, V> {
  const [rest, last] = layersOf(map);
  const top = pressed(last, entries);
  if (top.size <= mostOnTop && rest.size > 2 * mostOnTop) return new LayeredMap(rest, top);
  const [base, between] = layersOf(rest);
  const both = pressed(between, top);
  // Without a layer on top the next step begins one.
  return both.size <= mostBetween && base.size > mostBetween
    ? new LayeredMap(new LayeredMap(base, both), nothing<K, V>())
    : pressed(base, both);
}

const nothing = <K, V>(): ReadonlyMap<K, V> => new Map();

const layersOf = <K, V>(map: ReadonlyMap<K, V>): readonly [ReadonlyMap<K, V>, ReadonlyMap<K, V>] =>
  map instanceof LayeredMap ? [map.below, map.over] : [map, nothing<K, V>()];

function pressed<K, V>(below: ReadonlyMap<K, V>, over: Iterable<readonly [K, V]>): ReadonlyMap<K, V> {
  const all = new Map(below);
  for (const [key, value] of over) all.set(key, value);
  return all;
}
