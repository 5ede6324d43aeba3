import type { Migration } from '../migrate.ts';

/** What was set aside can be listed, with the time at which the box was told. An approval names the only event it is for. */
export const setAside: Migration = {
  number: 8,
  name: 'set-aside',
  sql: `
ALTER TABLE verdicts ADD COLUMN judged_ms INTEGER;
CREATE INDEX verdicts_set_aside ON verdicts (device, entry) WHERE verdict = 'set-aside';
ALTER TABLE sign_ins ADD COLUMN event TEXT;
`,
};
