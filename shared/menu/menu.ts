import Type, { type Static } from 'typebox';
import { Id } from '../base/ids.ts';
import { Cents } from '../money/cents.ts';
import { TaxRate } from '../money/tax.ts';

const Name = Type.String({ minLength: 1, maxLength: 80 });
const Rank = Type.Integer({ minimum: 0, maximum: 9999 });

/** The fourteen allergens that must be declared in the EU (Regulation 1169/2011, annex II). */
export const allergens = [
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soybeans',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
] as const;
export const Allergen = Type.Enum(allergens);
export type Allergen = (typeof allergens)[number];

/** A shelf of the menu. Its station cooks whatever product does not name one of its own. */
export const Category = Type.Object({
  id: Id,
  name: Name,
  rank: Rank,
  station: Type.Union([Id, Type.Null()]),
  archived: Type.Boolean(),
});
export type Category = Static<typeof Category>;

/** Who cooks it. */
export const Station = Type.Object({ id: Id, name: Name, rank: Rank, archived: Type.Boolean() });
export type Station = Static<typeof Station>;

/** When it comes: starters, mains, dessert. */
export const Course = Type.Object({ id: Id, name: Name, rank: Rank, archived: Type.Boolean() });
export type Course = Static<typeof Course>;

export const ModifierOption = Type.Object({ id: Id, name: Name, price: Cents, isDefault: Type.Boolean() });
export type ModifierOption = Static<typeof ModifierOption>;

/** A question asked with a product ("How done?"). `min` ≥ 1 makes it required; defaults are chosen for who does not answer. */
export const ModifierGroup = Type.Object({
  id: Id,
  name: Name,
  min: Type.Integer({ minimum: 0, maximum: 20 }),
  max: Type.Integer({ minimum: 1, maximum: 20 }),
  options: Type.Array(ModifierOption, { minItems: 1, maxItems: 40 }),
  archived: Type.Boolean(),
});
export type ModifierGroup = Static<typeof ModifierGroup>;

export const availabilities = ['available', 'sold-out'] as const;

/** Nobody counts more dishes than this. */
export const mostLeft = 999;

export const Product = Type.Object({
  id: Id,
  /** The restaurant's own code; imports recognise a product by it. */
  code: Type.String({ minLength: 1, maxLength: 40 }),
  name: Name,
  category: Id,
  price: Cents,
  taxRate: TaxRate,
  /** Null: the category's station. */
  station: Type.Union([Id, Type.Null()]),
  course: Type.Union([Id, Type.Null()]),
  modifierGroups: Type.Array(Id, { maxItems: 12 }),
  allergens: Type.Array(Allergen, { maxItems: 14 }),
  availability: Type.Enum(availabilities),
  /**
   * How many dishes are left, as somebody said, less what was ordered since; null or missing: nobody counts. Who says it has the
   * word, the box alone counts on from there. Below zero where more were ordered than there were: one taken off again then
   * makes none appear.
   */
  left: Type.Optional(Type.Union([Type.Integer({ minimum: -mostLeft, maximum: mostLeft }), Type.Null()])),
  rank: Rank,
  archived: Type.Boolean(),
});
export type Product = Static<typeof Product>;

/** Said by somebody, or counted. @param left as it is counted where it is asked, with what the box does not know of yet */
export const isSoldOut = ({ availability, left: inRow }: Product, left = inRow): boolean =>
  availability === 'sold-out' || (left ?? 1) <= 0;

/** What `sell` needs to look up. The version rises with every change of the menu. */
export type Menu = {
  readonly version: number;
  readonly products: ReadonlyMap<string, Product>;
  readonly categories: ReadonlyMap<string, Category>;
  readonly modifierGroups: ReadonlyMap<string, ModifierGroup>;
};
