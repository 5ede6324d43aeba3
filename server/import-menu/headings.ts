import type { Column } from './menu-row.ts';

/** What other programs call our columns, the surest word first. As `plain` writes them. */
const words: Readonly<Record<Column, readonly string[]>> = {
  code: [
    'code',
    'product_code',
    'item_code',
    'sku',
    'plu',
    'article_number',
    'article',
    'artikelnummer',
    'artikelnr',
    'artnr',
    'menu_item_id',
    'item_id',
    'product_id',
    'id',
    'number',
    'nr',
    'no',
    'codigo',
  ],
  name: [
    'name',
    'item_name',
    'product_name',
    'product',
    'item',
    'dish',
    'title',
    'benamning',
    'namn',
    'artikel',
    'ratt',
    'nombre',
    'producto',
    'plato',
  ],
  category: [
    'category',
    'category_name',
    'group',
    'product_group',
    'department',
    'kategori',
    'varugrupp',
    'grupp',
    'categoria',
  ],
  price: ['price', 'unit_price', 'price_incl_vat', 'sales_price', 'pris', 'pris_inkl_moms', 'precio'],
  vat: ['vat', 'vat_rate', 'tax', 'tax_rate', 'moms', 'momssats', 'iva'],
  station: ['station', 'kitchen_station', 'printer', 'kok', 'estacion'],
  course: ['course', 'servering', 'gang', 'tiempo'],
  modifier_groups: ['modifier_groups', 'modifiers', 'options', 'tillval', 'modificadores'],
  allergens: ['allergens', 'allergen', 'allergener', 'alergenos'],
  available: ['available', 'availability', 'in_stock', 'tillganglig', 'disponible'],
};

/** `Price (incl. VAT)` and `PRICE_INCL_VAT` are one word; `Benämning` loses its dots. */
const plain = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');

/** Where each column is. A column that two headings could mean goes to the surer word, of equal ones to the first. */
export function findColumns(headings: readonly string[]): ReadonlyMap<Column, number> {
  const plainHeadings = headings.map(plain);
  const found = new Map<Column, number>();
  for (const [column, names] of Object.entries(words) as [Column, readonly string[]][]) {
    const word = names.find((name) => plainHeadings.includes(name));
    if (word !== undefined) found.set(column, plainHeadings.indexOf(word));
  }
  return found;
}
