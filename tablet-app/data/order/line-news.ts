import type { Menu, Product } from '@comanda/shared/menu/menu.ts';
import { stationOf } from '@comanda/shared/menu/sell.ts';
import { type LineView, servedOf } from '@comanda/shared/order/line-view.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { words } from '../../words.ts';

/**
 * The stations that have a dish on their tickets, where the menu sends it elsewhere by now; null: it is where one would look
 * for it, or there is nothing to look for any more.
 */
export function cookedWhereSent(
  line: Pick<LineView, 'firings' | 'served' | 'withKitchen'>,
  product: Product | undefined,
  menu: Pick<Menu, 'categories'>,
): readonly string[] | null {
  if (product === undefined || servedOf(line) >= line.withKitchen) return null;
  const now = stationOf(menu, product);
  const sent = new Set(line.firings.flatMap(({ stations }) => stations));
  return sent.size === 0 || (sent.size === 1 && now !== null && sent.has(now)) ? null : [...sent];
}

/**
 * How many dishes that are not sent yet may not be there: of a dish that somebody says is sold out all of them, else as many as
 * were ordered beyond what was left, on whichever orders.
 */
export function mayNotBeThere(
  { unfired, removed }: Pick<LineView, 'unfired' | 'removed'>,
  product: Pick<Product, 'availability' | 'left'> | undefined,
): { readonly dishes: number; readonly isMarked: boolean } | null {
  if (product === undefined || removed || unfired === 0) return null;
  if (product.availability === 'sold-out') return { dishes: unfired, isMarked: true };
  const over = -(product.left ?? 0);
  return over > 0 ? { dishes: Math.min(over, unfired), isMarked: false } : null;
}

/** What happened to the dish of a line since it was added: `stays at Kitchen, where it was sent`, or that there is none left. */
export function useLineNews(): (line: LineView) => string | null {
  const [products, categories, stations] = [useRecords('products'), useRecords('categories'), useRecords('stations')];
  return (line) => {
    const product = products.get(line.item.product);
    const missing = mayNotBeThere(line, product);
    if (missing !== null) return missing.isMarked ? words.line.isOut : words.line.moreThanLeft(missing.dishes);
    const sent = cookedWhereSent(line, product, { categories });
    if (sent === null) return null;
    const names = sent.map((id) => stations.get(id)?.name ?? words.order.anyScreen);
    return words.line.cookedWhereSent(names.join(', '));
  };
}
