import type { Migration } from '../migrate.ts';

/** Events are the truth; `orders` and `order_lines` are what they add up to, written in the same transaction. */
export const orders: Migration = {
  number: 2,
  name: 'orders',
  sql: `
CREATE TABLE order_events (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  order_id TEXT NOT NULL,
  type TEXT NOT NULL,
  device TEXT NOT NULL,
  incarnation TEXT NOT NULL,
  device_seq INTEGER NOT NULL,
  sign_in TEXT NOT NULL,
  approval TEXT,
  clock INTEGER NOT NULL,
  admitted_clock INTEGER,
  rules INTEGER NOT NULL,
  reoffered INTEGER NOT NULL CHECK (reoffered IN (0, 1)),
  mac TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX order_events_by_order ON order_events (order_id, position);

-- Also for whoever opens the file by hand: an admitted event stays as it is.
CREATE TRIGGER order_events_stay BEFORE DELETE ON order_events BEGIN SELECT RAISE(ABORT, 'events are never removed'); END;
CREATE TRIGGER order_events_are_facts BEFORE UPDATE ON order_events BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

CREATE TABLE orders (
  order_id TEXT PRIMARY KEY,
  number INTEGER,
  business_day TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed', 'cancelled', 'merged')),
  kind TEXT NOT NULL,
  table_id TEXT,
  multi_session TEXT NOT NULL,
  guests INTEGER,
  customer TEXT,
  merged_into TEXT,
  total INTEGER NOT NULL,
  paid INTEGER NOT NULL,
  balance INTEGER NOT NULL,
  opened_clock INTEGER NOT NULL
) STRICT;
CREATE INDEX orders_by_day ON orders (business_day, number);

-- order_id is the order that the line was born in, on_order the one that it is on now.
CREATE TABLE order_lines (
  order_id TEXT NOT NULL REFERENCES orders,
  line_id TEXT NOT NULL,
  on_order TEXT,
  product TEXT NOT NULL,
  name TEXT NOT NULL,
  unit_price INTEGER NOT NULL,
  tax_rate INTEGER NOT NULL,
  modifiers TEXT NOT NULL CHECK (json_valid(modifiers)),
  quantity INTEGER NOT NULL,
  wanted INTEGER NOT NULL,
  fired INTEGER NOT NULL,
  voided INTEGER NOT NULL,
  started INTEGER NOT NULL,
  ready INTEGER NOT NULL,
  served INTEGER NOT NULL,
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
  course TEXT,
  seat INTEGER,
  note TEXT NOT NULL,
  allergies TEXT NOT NULL CHECK (json_valid(allergies)),
  chips TEXT NOT NULL CHECK (json_valid(chips)),
  PRIMARY KEY (order_id, line_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_lines_by_line ON order_lines (line_id);
CREATE INDEX order_lines_by_order ON order_lines (on_order);

-- The few orders that devices hold, so that a start reads them and not a year of closed ones.
CREATE TABLE orders_on_devices (order_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- What was offered and is no event of an order: refused, set aside, or a change of a record. Admitted events are their own verdict.
CREATE TABLE verdicts (
  entry INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  incarnation TEXT NOT NULL,
  device_seq INTEGER NOT NULL,
  device TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('admitted', 'refused', 'set-aside')),
  code TEXT,
  position INTEGER NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX verdicts_by_id ON verdicts (id);
CREATE INDEX verdicts_by_sender ON verdicts (incarnation, device_seq);
`,
};
