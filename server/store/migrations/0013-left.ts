import type { Migration } from '../migrate.ts';

/** How many of a dish are left. */
export const left: Migration = {
  number: 13,
  name: 'left',
  sql: `
-- Null: nobody counts. Below zero: so many more were ordered than there were.
ALTER TABLE products ADD COLUMN "left" INTEGER;
`,
};
