import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { Menu, ModifierGroup, Product } from '@comanda/shared/menu/menu.ts';
import { type SoldItem, sell } from '@comanda/shared/menu/sell.ts';
import type { CourseName } from '@comanda/shared/sample/shelf.ts';

/** What may come out of chance, from 0 up to 1. */
export type Chance = () => number;

export const pick = <T>(from: readonly T[], chance: Chance): T | undefined => from[Math.floor(chance() * from.length)];

/** What guests say to their waiter, and the waiter to the kitchen: sense with whatever is served at that time of a meal. */
export const notes = {
  drink: ['bring it at once, please', 'with the food, please', 'with the bill: they have a train'],
  Starters: ['they share: two forks', 'a little bread with it', 'not in a hurry'],
  Mains: ['no salt added, please', 'a small portion, for the child', 'they share: one more plate'],
  Desserts: ['two spoons', 'birthday: a candle, please', 'with the coffee, please'],
} as const satisfies Record<CourseName | 'drink', readonly string[]>;

export const note = (kind: keyof typeof notes, chance: Chance): string | null =>
  chance() < 0.2 ? (pick<string>(notes[kind], chance) ?? null) : null;

/** Something of this course, with the questions that come with it answered. `course` null: a drink. */
export function choose(menu: Menu, course: string | null, chance: Chance): SoldItem | null {
  const fitting = [...menu.products.values()].filter(
    (product) => product.course === course && !product.archived && product.availability === 'available',
  );
  const product = pick(fitting, chance);
  if (product === undefined) return null;
  const item = sell(menu, product.id, answers(menu, product, chance));
  return isRefusal(item) ? null : item;
}

function answers(menu: Menu, product: Product, chance: Chance): Record<string, string[]> {
  const chosen: Record<string, string[]> = {};
  for (const id of product.modifierGroups) {
    const group = menu.modifierGroups.get(id);
    if (group === undefined || group.archived) continue;
    // Most take what is usual, where there is something usual.
    const usual = group.options.some((option) => option.isDefault) || group.min === 0;
    if (!usual || chance() < 0.3) chosen[id] = some(group, chance);
  }
  return chosen;
}

function some({ min, max, options }: ModifierGroup, chance: Chance): string[] {
  const left = options.map((option) => option.id);
  const count = Math.min(max, Math.max(1, min));
  return Array.from({ length: count }, () => left.splice(Math.floor(chance() * left.length), 1)).flat();
}
