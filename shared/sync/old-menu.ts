import type { Category, Menu, ModifierGroup, Product } from '../menu/menu.ts';
import type { BoxStore } from './box-ports.ts';

/** A menu of the past that looks its rows up only when asked: an offline line names few of them. */
export function oldMenu(store: BoxStore, now: Menu, version: number): Menu | null {
  if (version > now.version) return null;
  return {
    version,
    products: lookUp<Product>((id) => store.rowAt('products', id, version)),
    categories: lookUp<Category>((id) => store.rowAt('categories', id, version)),
    modifierGroups: lookUp<ModifierGroup>((id) => store.rowAt('modifier_groups', id, version)),
  };
}

function lookUp<T>(find: (id: string) => unknown): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  map.get = (id) => (find(id) as T | null) ?? undefined;
  map.has = (id) => find(id) !== null;
  return map;
}
