import type { Allergen, Product } from '@comanda/shared/menu/menu.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import type { Mark } from '@comanda/shared/order/rules.ts';
import { allergenOf } from '@comanda/shared/ui/known-words.ts';

const none: readonly never[] = [];

/** Which declared allergens these words mean; words of one's own mean none. */
export const allergensIn = (marks: readonly Pick<Mark, 'word'>[]): ReadonlySet<Allergen> =>
  new Set(marks.flatMap(({ word }) => allergenOf(word) ?? []));

/**
 * What somebody who eats it must not eat: of the whole table, of the guest at the seat (null: it is shared, so of all), and
 * whatever was written down for this very dish.
 */
export function dangersIn(
  product: Pick<Product, 'allergens'>,
  view: Pick<OrderView, 'allergies'>,
  seat: number | null,
  own: readonly Mark[] = none,
): readonly Allergen[] {
  if (view.allergies.length + own.length === 0) return none;
  const eaters = view.allergies.filter((mark) => seat === null || mark.seat === null || mark.seat === seat);
  const meant = allergensIn([...eaters, ...own]);
  return product.allergens.filter((one) => meant.has(one));
}
