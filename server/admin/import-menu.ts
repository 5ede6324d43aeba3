import type { Category, Course, ModifierGroup, Product, Station } from '@comanda/shared/menu/menu.ts';
import type { TaxRate } from '@comanda/shared/money/tax.ts';
import type { Box } from '../box.ts';
import { parseMenuCsv } from '../import-menu/parse.ts';
import { planMenuImport } from '../import-menu/plan.ts';
import { errorsText, previewText } from '../import-menu/preview.ts';
import { rowsOf } from './rows.ts';
import type { Declined, MenuImport, Wish } from './wishes.ts';

/** Reads a file, says what it would change, and changes it: all of it in one commit, or nothing. */
export function importMenu(box: Box, { file, dryRun, taxRate }: Wish<'import-menu'>): MenuImport | Declined {
  const setting = box.setting();
  if (setting === null) return { declined: 'no-restaurant', detail: 'There is no restaurant yet. Run: comanda init' };
  const products = rowsOf<Product>(box, 'products');
  const parsed = parseMenuCsv(Buffer.from(file, 'base64'), {
    currency: setting.currency,
    taxRate: (taxRate ?? usualTaxRate(products)) as TaxRate,
  });
  const plan = planMenuImport(
    {
      products,
      categories: rowsOf<Category>(box, 'categories'),
      stations: rowsOf<Station>(box, 'stations'),
      courses: rowsOf<Course>(box, 'courses'),
      modifier_groups: rowsOf<ModifierGroup>(box, 'modifier_groups'),
    },
    parsed.rows,
    box.newId,
  );
  const errors = [...parsed.errors, ...plan.errors];
  if (errors.length > 0) return { applied: false, changes: 0, preview: null, errors, text: errorsText(errors) };
  const applied = !dryRun && plan.changes.length > 0;
  if (applied) box.core.changeRecords(plan.changes);
  const text = previewText(plan.preview, setting.currency);
  return { applied, changes: plan.changes.length, preview: plan.preview, errors, text };
}

/** What most of the menu has, for new products of a file that does not speak of tax. */
function usualTaxRate(products: readonly Product[]): number {
  const counts = new Map<number, number>();
  for (const { taxRate } of products) counts.set(taxRate, (counts.get(taxRate) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}
