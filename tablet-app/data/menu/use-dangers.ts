import type { Allergen, Product } from '@comanda/shared/menu/menu.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useMemo } from 'react';
import { dangersIn } from './allergy-watch.ts';

/** `dangersIn` for a whole menu. The same list for the same dish until somebody says something else about allergies. */
export function useDangers(view: OrderView, seat: number | null): (product: Product) => readonly Allergen[] {
  const said = JSON.stringify(view.allergies.map(({ word, seat: whose }) => [word, whose]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a view is another object with each tap, what it says of allergies is not.
  return useMemo(() => {
    const known = new Map<Product, readonly Allergen[]>();
    return (product) => {
      const dangers = known.get(product) ?? dangersIn(product, view, seat);
      known.set(product, dangers);
      return dangers;
    };
  }, [said, seat]);
}
