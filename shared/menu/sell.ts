import Type, { type Static } from 'typebox';
import { Id } from '../base/ids.ts';
import { type Refusal, refuse } from '../base/refusal.ts';
import { Cents, cents } from '../money/cents.ts';
import { TaxRate } from '../money/tax.ts';
import type { Menu, ModifierGroup, Product } from './menu.ts';

const Text = Type.String({ minLength: 1, maxLength: 80 });

/** What was sold, frozen in the line at the moment of the tap: later changes of the menu do not touch it. */
export const SoldItem = Type.Object(
  {
    product: Id,
    menuVersion: Type.Integer({ minimum: 0 }),
    name: Text,
    /** With its modifiers, for one. */
    unitPrice: Cents,
    taxRate: TaxRate,
    modifiers: Type.Array(
      Type.Object({ group: Id, option: Id, name: Text, price: Cents }, { additionalProperties: false }),
      {
        maxItems: 60,
      },
    ),
    stations: Type.Array(Id, { maxItems: 8 }),
  },
  { additionalProperties: false },
);
export type SoldItem = Static<typeof SoldItem>;

/** The options chosen for each group; a group that is left out takes its defaults. */
export type Choices = Readonly<Record<string, readonly string[]>>;

/**
 * Freezes a product with its choices as it is on this menu.
 * Sold out is not refused here: staff may know better than the list (house rule), guests are refused elsewhere.
 */
export function sell(menu: Menu, productId: string, choices: Choices = {}): SoldItem | Refusal {
  const product = menu.products.get(productId);
  if (product === undefined || product.archived) return refuse('no-such-product');
  const modifiers: SoldItem['modifiers'] = [];
  for (const groupId of product.modifierGroups) {
    const group = menu.modifierGroups.get(groupId);
    if (group === undefined || group.archived) continue;
    const chosen = chosenOptions(group, choices[groupId]);
    if ('refused' in chosen) return chosen;
    for (const option of chosen)
      modifiers.push({ group: groupId, option: option.id, name: option.name, price: option.price });
  }
  return {
    product: product.id,
    menuVersion: menu.version,
    name: product.name,
    unitPrice: cents(modifiers.reduce((total, modifier) => total + modifier.price, product.price as number)),
    taxRate: product.taxRate,
    modifiers,
    stations: [stationOf(menu, product) ?? []].flat(),
  };
}

function chosenOptions(
  group: ModifierGroup,
  chosen: readonly string[] | undefined,
): ModifierGroup['options'] | Refusal {
  const wanted = chosen ?? group.options.filter((option) => option.isDefault).map((option) => option.id);
  const options = group.options.filter((option) => wanted.includes(option.id));
  if (options.length !== new Set(wanted).size) return refuse('no-such-option');
  if (options.length < group.min) return refuse('choose-more');
  if (options.length > group.max) return refuse('choose-fewer');
  return options;
}

/** A product without a station is cooked where its category is; with neither it shows everywhere as unrouted (null). */
export const stationOf = ({ categories }: Pick<Menu, 'categories'>, product: Product): string | null =>
  product.station ?? categories.get(product.category)?.station ?? null;
