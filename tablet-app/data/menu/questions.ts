import type { Menu, ModifierGroup, Product } from '@comanda/shared/menu/menu.ts';
import type { Choices, SoldItem } from '@comanda/shared/menu/sell.ts';

/** What is asked when a product is sold. */
export const questionsOf = (menu: Menu, product: Product): ModifierGroup[] =>
  product.modifierGroups.flatMap((id) => menu.modifierGroups.get(id) ?? []).filter((group) => !group.archived);

export const usualChoices = (groups: readonly ModifierGroup[]): Choices =>
  Object.fromEntries(
    groups.map((group) => [group.id, group.options.filter(({ isDefault }) => isDefault).map(({ id }) => id)]),
  );

/** What was chosen for a line. */
export function choicesOf(groups: readonly ModifierGroup[], { modifiers }: SoldItem): Choices {
  return Object.fromEntries(
    groups.map((group) => [group.id, modifiers.filter((one) => one.group === group.id).map(({ option }) => option)]),
  );
}

/** Nothing more can be said to it. */
export const isAnswered = (group: ModifierGroup, choices: Choices): boolean =>
  (choices[group.id]?.length ?? 0) === group.max;

/** Where only one may be chosen, another takes its place; else a touch adds or takes away. */
export function toggled(group: ModifierGroup, choices: Choices, option: string): readonly string[] {
  const chosen = choices[group.id] ?? [];
  if (group.max === 1) return chosen.includes(option) && group.min === 0 ? [] : [option];
  return chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option];
}
