import type { Allergen } from '@comanda/shared/menu/menu.ts';
import type { Cents } from '@comanda/shared/money/cents.ts';
import type { TaxRate } from '@comanda/shared/money/tax.ts';

/** The columns of our own file, in its order. Other files may name them otherwise. */
export const columns = [
  'code',
  'name',
  'category',
  'price',
  'vat',
  'station',
  'course',
  'modifier_groups',
  'allergens',
  'available',
] as const;
export type Column = (typeof columns)[number];

/**
 * One product as the file has it. What the file does not speak of is undefined, and left as it is;
 * null and empty lists are said on purpose.
 */
export type MenuRow = {
  /** As a spreadsheet counts: the headings are row 1. */
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly price: Cents;
  readonly taxRate: TaxRate | undefined;
  /** For a product that is new and of whose tax the file does not speak. */
  readonly newTaxRate: TaxRate;
  readonly station: string | null | undefined;
  readonly course: string | null | undefined;
  readonly modifierGroups: readonly string[] | undefined;
  readonly allergens: readonly Allergen[] | undefined;
  readonly available: boolean | undefined;
};

/** What is wrong with a cell, and what the person with the file can do about it. */
export type Fault = { readonly problem: string; readonly remedy: string };

/** `column` is null when it is about the whole row or file. */
export type RowError = Fault & { readonly row: number; readonly column: Column | null };

export const isFault = (answer: unknown): answer is Fault =>
  typeof answer === 'object' && answer !== null && 'problem' in answer && 'remedy' in answer;
