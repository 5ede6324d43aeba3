import type { Allergen, Product } from '@comanda/shared/menu/menu.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { useMemo } from 'react';
import { dangersIn } from './allergy-watch.ts';

/** A view is another object with each tap; what it says of allergies mostly is not. */
const saidBy = (view: OrderView): string => JSON.stringify(view.allergies.map(({ word, seat }) => [word, seat]));

/** `dangersIn` for a whole menu. The same list for the same dish until somebody says something else about allergies. */
export function useDangers(view: OrderView, seat: number | null): (product: Product) => readonly Allergen[] {
  const said = saidBy(view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it says counts, not which object says it.
  return useMemo(() => {
    const known = new Map<Product, readonly Allergen[]>();
    return (product) => {
      const dangers = known.get(product) ?? dangersIn(product, view, seat);
      known.set(product, dangers);
      return dangers;
    };
  }, [said, seat]);
}

const none: readonly Allergen[] = [];

/** The same of what is on the order. The same list for the same line. */
export function useDangersOnLine(view: OrderView): (line: LineView) => readonly Allergen[] {
  const products = useRecords('products');
  const said = saidBy(view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it says counts, not which object says it.
  return useMemo(() => {
    const known = new WeakMap<LineView, readonly Allergen[]>();
    return (line) => {
      const product = products.get(line.item.product);
      const dangers =
        known.get(line) ?? (product === undefined ? none : dangersIn(product, view, line.seat.value, line.allergies));
      known.set(line, dangers);
      return dangers;
    };
  }, [said, products]);
}
