import type { Migration } from '../migrate.ts';

/** Nearly every line stays where it was born: the few that moved, and the few merges, are found without reading the rest. */
export const ties: Migration = {
  number: 6,
  name: 'ties',
  sql: `
CREATE INDEX order_lines_elsewhere ON order_lines (on_order) WHERE on_order <> order_id;
CREATE INDEX orders_merged ON orders (merged_into) WHERE merged_into IS NOT NULL;
`,
};
