import type { Menu, Product } from '@comanda/shared/menu/menu.ts';
import { stationOf } from '@comanda/shared/menu/sell.ts';
import type { LineView } from '@comanda/shared/order/line-view.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { words } from '../../words.ts';

/**
 * The stations that have a dish on their tickets, where the menu sends it elsewhere by now; null: it is where one would look
 * for it, or there is nothing to look for any more.
 */
export function cookedWhereSent(
  { firings, served, withKitchen }: Pick<LineView, 'firings' | 'served' | 'withKitchen'>,
  product: Product | undefined,
  menu: Pick<Menu, 'categories'>,
): readonly string[] | null {
  if (product === undefined || served >= withKitchen) return null;
  const now = stationOf(menu, product);
  const sent = new Set(firings.flatMap(({ stations }) => stations));
  return sent.size === 0 || (sent.size === 1 && now !== null && sent.has(now)) ? null : [...sent];
}

/** `cooked at Kitchen, where it was sent` */
export function useCookedWhereSent(): (line: LineView) => string | null {
  const [products, categories, stations] = [useRecords('products'), useRecords('categories'), useRecords('stations')];
  return (line) => {
    const sent = cookedWhereSent(line, products.get(line.item.product), { categories });
    if (sent === null) return null;
    const names = sent.map((id) => stations.get(id)?.name ?? words.order.anyScreen);
    return words.line.cookedWhereSent(names.join(', '));
  };
}
