import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** What one party ate, by the code of each dish, in the order in which it was typed in. */
export type PastOrder = { readonly id: string; readonly dishes: readonly string[] };
export type PastDay = { readonly day: string; readonly orders: readonly PastOrder[] };
export type Past = {
  readonly days: readonly PastDay[];
  /** Price of each dish by its code, in the smallest coin. */
  readonly prices: ReadonlyMap<string, number>;
  /** Lines of the file that name no dish. */
  readonly skippedLines: number;
  readonly menuFile: string;
};

type LineRow = { readonly order_id: string; readonly ordered_at: string; readonly menu_item_id: string };
type DishRow = { readonly menu_item_id: string; readonly price: string };

/** Reads the orders of a real restaurant. Read here by means of their own: the box's importer is what they check. */
export function readPast(folder: string, mostDays: number): Past {
  const rows = <T>(file: string): T[] => parse(readFileSync(join(folder, file)), { columns: true, trim: true }) as T[];
  const prices = new Map(
    rows<DishRow>('menu_items.csv').map(({ menu_item_id, price }) => [menu_item_id, Math.round(Number(price) * 100)]),
  );
  const days = new Map<string, Map<string, string[]>>();
  let skippedLines = 0;
  for (const { order_id, ordered_at, menu_item_id } of rows<LineRow>('order_lines.csv')) {
    const day = ordered_at.slice(0, 10);
    if (!days.has(day) && days.size === mostDays) break;
    const orders = days.get(day) ?? new Map<string, string[]>();
    days.set(day, orders);
    const dishes = orders.get(order_id) ?? [];
    orders.set(order_id, dishes);
    if (prices.has(menu_item_id)) dishes.push(menu_item_id);
    else skippedLines += 1;
  }
  return {
    days: [...days].map(([day, orders]) => ({
      day,
      orders: [...orders].map(([id, dishes]) => ({ id, dishes })),
    })),
    prices,
    skippedLines,
    menuFile: join(folder, 'menu_items.csv'),
  };
}

/** What a party owes by the menu. */
export const priceOf = ({ dishes }: PastOrder, prices: Past['prices']): number =>
  dishes.reduce((sum, dish) => sum + (prices.get(dish) ?? 0), 0);
