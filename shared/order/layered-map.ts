/** So few that copying them costs less than a screen notices. */
const mostInLayer = 16;

/**
 * A map that is never changed, with what one step changed laid over what was there: a book of five hundred orders is not
 * copied for each tap. A layer that grows is pressed into the map below. Entries come in the order of a plain map.
 */
class LayeredMap<K, V> implements ReadonlyMap<K, V> {
  readonly below: ReadonlyMap<K, V>;
  readonly over: ReadonlyMap<K, V>;
  readonly size: number;

  constructor(below: ReadonlyMap<K, V>, over: ReadonlyMap<K, V>) {
    this.below = below;
    this.over = over;
    let size = below.size;
    for (const key of over.keys()) if (!below.has(key)) size += 1;
    this.size = size;
  }

  get(key: K): V | undefined {
    return this.over.has(key) ? this.over.get(key) : this.below.get(key);
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
  const below = map instanceof LayeredMap ? (map.below as ReadonlyMap<K, V>) : map;
  const over = new Map<K, V>(map instanceof LayeredMap ? map.over : []);
  for (const [key, value] of entries) over.set(key, value);
  if (below.size > mostInLayer && over.size <= mostInLayer) return new LayeredMap(below, over);
  const all = new Map(below);
  for (const [key, value] of over) all.set(key, value);
  return all;
}
