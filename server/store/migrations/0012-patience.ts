import type { Migration } from '../migrate.ts';

/** How many minutes a table may wait for what; empty where the owner has set nothing. */
export const patience: Migration = {
  number: 12,
  name: 'patience',
  sql: `
ALTER TABLE multi_sessions ADD COLUMN seated_minutes INTEGER;
ALTER TABLE multi_sessions ADD COLUMN sent_minutes INTEGER;
ALTER TABLE multi_sessions ADD COLUMN ready_minutes INTEGER;
ALTER TABLE multi_sessions ADD COLUMN bill_minutes INTEGER;
ALTER TABLE multi_sessions ADD COLUMN held_minutes INTEGER;
`,
};
