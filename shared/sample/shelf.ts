import type { Allergen } from '../menu/menu.ts';
import type { TaxRate } from '../money/tax.ts';
import type { QuestionName } from './modifiers.ts';

/** Who cooks, and when it comes, by the names that staff use. Their order here is their order on the screens. */
export const stationNames = ['Grill', 'Cold kitchen', 'Pastry', 'Bar'] as const;
export const courseNames = ['Starters', 'Mains', 'Desserts'] as const;

export type StationName = (typeof stationNames)[number];
export type CourseName = (typeof courseNames)[number];

/** A product as the menu says it. `price` in öre; `station` only where it is not the one of its shelf. */
export type MenuItem = {
  readonly code: string;
  readonly name: string;
  readonly price: number;
  readonly allergens: readonly Allergen[];
  readonly asks?: readonly QuestionName[];
  readonly station?: StationName;
  readonly isSoldOut?: true;
};

/** A category of the menu with what its products share. Drinks have no course: they come at once. */
export type Shelf = {
  readonly name: string;
  readonly station: StationName;
  readonly course: CourseName | null;
  readonly taxRate: TaxRate;
  readonly items: readonly MenuItem[];
};
