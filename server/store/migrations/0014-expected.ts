import type { Migration } from '../migrate.ts';

/** Parties that are to come. */
export const expected: Migration = {
  number: 14,
  name: 'expected',
  sql: `
-- In ms; null once they are there, and for whoever was never expected.
ALTER TABLE orders ADD COLUMN expected_ms INTEGER;

DROP VIEW open_orders;
CREATE VIEW open_orders AS
SELECT o.order_id, o.number, f.name AS floor, t.number AS table_number, o.guests, o.total, o.paid, o.balance,
  datetime(o.opened_clock / 1024000, 'unixepoch') AS opened
FROM orders o
LEFT JOIN tables t ON t.id = o.table_id
LEFT JOIN floors f ON f.id = t.floor
WHERE o.state = 'open' AND o.expected_ms IS NULL;

CREATE VIEW expected_parties AS
SELECT o.order_id, f.name AS floor, t.number AS table_number, datetime(o.expected_ms / 1000, 'unixepoch') AS expected
FROM orders o
LEFT JOIN tables t ON t.id = o.table_id
LEFT JOIN floors f ON f.id = t.floor
WHERE o.state = 'open' AND o.expected_ms IS NOT NULL;
`,
};
