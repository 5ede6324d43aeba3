import type { Migration } from '../migrate.ts';

/** Who may speak to the box. Secrets are here only as hashes. */
export const people: Migration = {
  number: 4,
  name: 'people',
  sql: `
CREATE TABLE incarnations (
  incarnation TEXT PRIMARY KEY,
  device TEXT NOT NULL,
  have INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_ins (
  id TEXT PRIMARY KEY,
  staff TEXT NOT NULL,
  device TEXT NOT NULL,
  issued_ms INTEGER NOT NULL,
  expires_ms INTEGER NOT NULL,
  mac TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device_tokens (
  token_hash TEXT PRIMARY KEY,
  device TEXT NOT NULL,
  given_ms INTEGER NOT NULL,
  revoked_ms INTEGER,
  last_seen_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX device_tokens_by_device ON device_tokens (device);

CREATE TABLE staff_pins (
  staff TEXT PRIMARY KEY,
  hash TEXT NOT NULL,
  set_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Wrong PINs since the last right one, for each person on each device.
CREATE TABLE pin_tries (
  device TEXT NOT NULL,
  staff TEXT NOT NULL,
  tries INTEGER NOT NULL,
  last_ms INTEGER NOT NULL,
  PRIMARY KEY (device, staff)
) STRICT, WITHOUT ROWID;

CREATE TABLE pairing_codes (
  entry INTEGER PRIMARY KEY,
  salt BLOB NOT NULL,
  code_hash BLOB NOT NULL,
  device TEXT NOT NULL,
  made_by TEXT,
  made_ms INTEGER NOT NULL,
  expires_ms INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  used_ms INTEGER
) STRICT;
`,
};
