import type { Migration } from '../migrate.ts';

/**
 * The rows that the restaurant edits, one column per field. A column is empty where a row has not got that field yet;
 * lists are JSON. `clocks` has the hybrid clock of each field's last writer.
 */
export const records: Migration = {
  number: 1,
  name: 'records',
  sql: `
CREATE TABLE floors (
  id TEXT PRIMARY KEY, name TEXT, rank INTEGER, archived INTEGER CHECK (archived IN (0, 1)),
  version INTEGER NOT NULL, clocks TEXT NOT NULL CHECK (json_valid(clocks))
) STRICT;

CREATE TABLE tables (
  id TEXT PRIMARY KEY, floor TEXT, number TEXT, seats INTEGER, shape TEXT,
  x INTEGER, y INTEGER, width INTEGER, height INTEGER, archived INTEGER CHECK (archived IN (0, 1)),
  version INTEGER NOT NULL, clocks TEXT NOT NULL CHECK (json_valid(clocks))
) STRICT;

CREATE TABLE multi_sessions (
  id TEXT PRIMARY KEY, name TEXT, floors TEXT CHECK (json_valid(floors)),
  payments_barred INTEGER CHECK (payments_barred IN (0, 1)), archived INTEGER CHECK (archived IN (0, 1)),
  version INTEGER NOT NULL, clocks TEXT NOT NULL CHECK (json_valid(clocks))
) STRICT;

CREATE TABLE devices (
  id TEXT PRIMARY KEY, name TEXT, role TEXT, multi_session TEXT,
  payments_barred INTEGER CHECK (payments_barred IN (0, 1)), revoked INTEGER CHECK (revoked IN (0, 1)),
  archived INTEGER CHECK (archived IN (0, 1)),
  version INTEGER NOT NULL, clocks TEXT NOT NULL CHECK (json_valid(clocks))
) STRICT;

CREATE TABLE categories (
  id TEXT PRIMARY KEY, name TEXT, rank INTEGER, station TEXT, archived INTEGER CHECK (archived IN (0, 1)),
  version INTEGER NOT NULL, clocks TEXT NOT NULL CHECK (json_valid(clocks))
) STRICT;

CREATE TABLE stations (
  id TEXT PRIMARY KEY, name TEXT, rank INTEGER, archived INTEGER CHECK (archived IN (0, 1)),
  version INTEGER NOT NULL, clocks TEXT NOT NULL CHECK (json_valid(clocks))
) STRICT;

CREATE TABLE courses (
  id TEXT PRIMARY KEY, name TEXT, rank INTEGER, archived INTEGER CHECK (archived IN (0, 1)),
  version INTEGER NOT NULL, clocks TEXT NOT NULL CHECK (json_valid(clocks))
) STRICT;

CREATE TABLE modifier_groups (
  id TEXT PRIMARY KEY, name TEXT, min INTEGER, max INTEGER, options TEXT CHECK (json_valid(options)),
  archived INTEGER CHECK (archived IN (0, 1)),
  version INTEGER NOT NULL, clocks TEXT NOT NULL CHECK (json_valid(clocks))
) STRICT;

CREATE TABLE products (
  id TEXT PRIMARY KEY, code TEXT, name TEXT, category TEXT, price INTEGER, tax_rate INTEGER, station TEXT, course TEXT,
  modifier_groups TEXT CHECK (json_valid(modifier_groups)), allergens TEXT CHECK (json_valid(allergens)),
  availability TEXT, rank INTEGER, archived INTEGER CHECK (archived IN (0, 1)),
  version INTEGER NOT NULL, clocks TEXT NOT NULL CHECK (json_valid(clocks))
) STRICT;

CREATE TABLE staff (
  id TEXT PRIMARY KEY, name TEXT, initials TEXT, colour TEXT, role TEXT, granted TEXT CHECK (json_valid(granted)),
  payments_barred INTEGER CHECK (payments_barred IN (0, 1)), archived INTEGER CHECK (archived IN (0, 1)),
  version INTEGER NOT NULL, clocks TEXT NOT NULL CHECK (json_valid(clocks))
) STRICT;

CREATE TABLE customers (
  id TEXT PRIMARY KEY, name TEXT, phone TEXT, email TEXT, archived INTEGER CHECK (archived IN (0, 1)),
  version INTEGER NOT NULL, clocks TEXT NOT NULL CHECK (json_valid(clocks))
) STRICT;

CREATE TABLE settings (
  id TEXT PRIMARY KEY, restaurant TEXT, currency TEXT, time_zone TEXT, day_start_hour INTEGER, menu_version INTEGER,
  archived INTEGER CHECK (archived IN (0, 1)),
  version INTEGER NOT NULL, clocks TEXT NOT NULL CHECK (json_valid(clocks))
) STRICT;

-- What a row of the menu said from this version of the menu on. A line names the version it was sold from.
CREATE TABLE menu_versions (
  record_table TEXT NOT NULL CHECK (record_table IN ('categories', 'modifier_groups', 'products')),
  id TEXT NOT NULL,
  menu_version INTEGER NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  PRIMARY KEY (record_table, id, menu_version)
) STRICT, WITHOUT ROWID;
`,
};
