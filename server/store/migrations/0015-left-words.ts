import type { Migration } from '../migrate.ts';

/** From when the numbers are from which the box counts on how many of a dish are left. */
export const leftWords: Migration = {
  number: 15,
  name: 'left-words',
  sql: `
-- In which life of the box it was said; null: it was said in hours that the box has lost, and a device brought it back.
CREATE TABLE left_words (
  product TEXT NOT NULL PRIMARY KEY,
  epoch INTEGER
) STRICT, WITHOUT ROWID;
`,
};
