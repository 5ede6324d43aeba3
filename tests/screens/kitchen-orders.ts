import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { sell } from '@comanda/shared/menu/sell.ts';
import { editNote } from '@comanda/shared/notes/note-text.ts';
import type { Colleague } from './till-colleague.ts';

type Dish = {
  readonly code: string;
  readonly quantity?: number;
  /** Names of options, as a waiter reads them out. */
  readonly wants?: readonly string[];
  readonly course?: 'Starters' | 'Mains' | 'Desserts';
  readonly seat?: number;
  readonly chip?: string;
  readonly allergy?: string;
  readonly note?: string;
};

/** Takes an order as a waiter does at a table, dish by dish. */
export function takes(waiter: Colleague, table: string | null, dishes: readonly Dish[], guests = 4): string {
  const order = waiter.newId();
  waiter.do({
    type: 'open-order',
    order,
    kind: table === null ? 'take-away' : 'table',
    table: table === null ? null : waiter.row('tables', 'number', table),
    multiSession: waiter.identity.multiSession,
    guests: table === null ? null : guests,
  });
  for (const dish of dishes) addsDish(waiter, order, dish);
  return order;
}

export function addsDish(waiter: Colleague, order: string, dish: Dish): string {
  const menu = waiter.menu();
  const product = menu.products.get(waiter.row('products', 'code', dish.code));
  const choices: Record<string, string[]> = {};
  for (const id of product?.modifierGroups ?? []) {
    const chosen = menu.modifierGroups.get(id)?.options.filter(({ name }) => dish.wants?.includes(name)) ?? [];
    if (chosen.length > 0) choices[id] = chosen.map((option) => option.id);
  }
  const item = sell(menu, product?.id ?? '', choices);
  if (isRefusal(item)) throw new Error(`cannot sell ${dish.code}: ${item.refused}`);
  const courses = [...waiter.core.records('courses').values()];
  const course = courses.find(({ fields }) => fields.name === dish.course)?.id ?? null;
  const line = waiter.newId();
  waiter.do({ type: 'add-line', order, line, item, quantity: dish.quantity ?? 1, course, seat: dish.seat ?? null });
  const mark = { type: 'add-mark', order, line, seat: null } as const;
  if (dish.chip !== undefined) waiter.do({ ...mark, kind: 'chip', word: dish.chip });
  if (dish.allergy !== undefined) waiter.do({ ...mark, kind: 'allergy', word: dish.allergy });
  if (dish.note !== undefined) writes(waiter, order, line, dish.note);
  return line;
}

export function writes(waiter: Colleague, order: string, line: string | null, text: string): void {
  const writer = waiter.core.newWriter();
  const edit = editNote([], text, writer);
  if (edit !== null) waiter.do({ type: 'edit-note', order, line, writer, update: edit.update });
}

export const fires = (waiter: Colleague, order: string, lines: readonly string[] | 'all' = 'all'): void =>
  void waiter.do({ type: 'fire', order, lines });
