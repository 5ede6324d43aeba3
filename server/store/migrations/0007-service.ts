import type { Migration } from '../migrate.ts';

/** How a group of devices serves, and what its people read. Rows that are there go on as before. */
export const service: Migration = {
  number: 7,
  name: 'service',
  sql: `
ALTER TABLE multi_sessions ADD COLUMN guests_asked INTEGER CHECK (guests_asked IN (0, 1));
ALTER TABLE multi_sessions ADD COLUMN courses INTEGER CHECK (courses IN (0, 1));
ALTER TABLE multi_sessions ADD COLUMN one_waiter_per_table INTEGER CHECK (one_waiter_per_table IN (0, 1));
UPDATE multi_sessions SET guests_asked = 1, courses = 1, one_waiter_per_table = 0;
ALTER TABLE staff ADD COLUMN language TEXT;
`,
};
