import type { Migration } from '../migrate.ts';

/** Who serves an order: until it is handed over, whoever opened it. */
export const waiter: Migration = {
  number: 10,
  name: 'waiter',
  sql: `
ALTER TABLE orders ADD COLUMN waiter TEXT;
UPDATE orders SET waiter = (
  SELECT json_extract(e.json, '$.staff') FROM order_events e
  WHERE e.order_id = orders.order_id AND e.type = 'order-opened' ORDER BY e.position LIMIT 1
);
`,
};
