import type { Migration } from '../migrate.ts';

/** Merges are few and found without reading the other orders; nobody looks a line up by its id alone. */
export const ties: Migration = {
  number: 6,
  name: 'ties',
  sql: `
CREATE INDEX orders_merged ON orders (merged_into) WHERE merged_into IS NOT NULL;
DROP INDEX order_lines_by_line;
`,
};
