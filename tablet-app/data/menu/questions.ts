import type { Menu, ModifierGroup, Product } from '@comanda/shared/menu/menu.ts';
import type { Choices, SoldItem } from '@comanda/shared/menu/sell.ts';

/**
 * What is asked when a product is sold, in the order of asking. The last answer that must be given adds the product, so that
 * question stands last, below what may be chosen before.
 */
export function questionsOf(menu: Menu, product: Product): ModifierGroup[] {
  const asked = product.modifierGroups
    .flatMap((id) => menu.modifierGroups.get(id) ?? [])
    .filter((group) => !group.archived);
  const last = asked.findLast(isRequired);
  return last === undefined ? asked : [...asked.filter((group) => group !== last), last];
}

const isRequired = (group: ModifierGroup): boolean => group.min > 0;

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

/** The questions that have fewer answers than they must have, or more than they may. */
export const unsettled = (groups: readonly ModifierGroup[], choices: Choices): readonly ModifierGroup[] =>
  groups.filter((group) => isShort(group, choices) || (choices[group.id]?.length ?? 0) > group.max);

export const isShort = ({ id, min }: ModifierGroup, choices: Choices): boolean => (choices[id]?.length ?? 0) < min;

/**
 * The questions whose answers by hand add the product without a further touch: those that must be answered, also when they
 * have a usual answer, or nobody could give another. Where none must be, all of them.
 */
export const awaited = (groups: readonly ModifierGroup[]): readonly ModifierGroup[] =>
  groups.some(isRequired) ? groups.filter(isRequired) : groups;

/** Those of them that are open. @param touched the groups that were answered by hand */
export function openQuestions(
  groups: readonly ModifierGroup[],
  choices: Choices,
  touched: readonly string[],
): readonly ModifierGroup[] {
  return awaited(groups).filter((group) => !(touched.includes(group.id) && isAnswered(group, choices)));
}

/** The question whose next answer adds the product; null while it takes more than one. */
export function lastQuestion(
  groups: readonly ModifierGroup[],
  choices: Choices,
  touched: readonly string[],
): ModifierGroup | null {
  const [last, ...others] = openQuestions(groups, choices, touched);
  if (last === undefined || others.length > 0) return null;
  // One of one is replaced; of several, only the last that is missing makes them complete.
  return last.max === 1 || (choices[last.id]?.length ?? 0) === last.max - 1 ? last : null;
}

/** Where only one may be chosen, another takes its place; else a touch adds or takes away. */
export function toggled(group: ModifierGroup, choices: Choices, option: string): readonly string[] {
  const chosen = choices[group.id] ?? [];
  if (group.max === 1) return chosen.includes(option) && group.min === 0 ? [] : [option];
  return chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option];
}
