import type { Migration } from '../migrate.ts';

/** A manager has seen to what was set aside: who said so, and when. It stays, and is no longer in the list of what waits. */
export const dealtWith: Migration = {
  number: 9,
  name: 'dealt-with',
  sql: `
ALTER TABLE verdicts ADD COLUMN dealt_ms INTEGER;
ALTER TABLE verdicts ADD COLUMN dealt_by TEXT;
CREATE INDEX verdicts_waiting ON verdicts (entry) WHERE verdict = 'set-aside' AND dealt_ms IS NULL;
CREATE INDEX verdicts_dealt ON verdicts (entry) WHERE verdict = 'set-aside' AND dealt_ms IS NOT NULL;
`,
};
