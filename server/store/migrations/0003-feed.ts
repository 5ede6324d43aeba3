import type { Migration } from '../migrate.ts';

/** The numbered changes that devices follow, and what the box must remember about itself. */
export const feed: Migration = {
  number: 3,
  name: 'feed',
  sql: `
-- scope is a multi-session, or * for all. An event's text is in order_events; every other entry brings its own.
CREATE TABLE feed (
  position INTEGER NOT NULL,
  scope TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('event', 'record', 'scope', 'day-closed')),
  json TEXT CHECK ((json IS NULL) = (kind = 'event')),
  PRIMARY KEY (position, scope)
) STRICT, WITHOUT ROWID;

-- One row per commit. The tags stay when the feed is cut: they are how a restored box finds common ground.
CREATE TABLE feed_groups (
  up_to INTEGER PRIMARY KEY,
  tag TEXT NOT NULL,
  wall_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE business_days (
  day TEXT PRIMARY KEY,
  closed_position INTEGER NOT NULL,
  closed_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE meta (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  epoch INTEGER NOT NULL,
  clock INTEGER NOT NULL,
  business_day TEXT NOT NULL,
  last_number INTEGER NOT NULL,
  oldest_position INTEGER NOT NULL,
  seal_key BLOB NOT NULL
) STRICT;
`,
};
