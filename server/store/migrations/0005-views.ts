import type { Migration } from '../migrate.ts';

/** What an owner asks first, ready to SELECT. Amounts in minor units, times in UTC. */
export const views: Migration = {
  number: 5,
  name: 'views',
  sql: `
CREATE VIEW event_log AS
SELECT e.position,
  datetime((SELECT g.wall_ms FROM feed_groups g WHERE g.up_to >= e.position ORDER BY g.up_to LIMIT 1) / 1000, 'unixepoch') AS admitted,
  datetime(coalesce(e.admitted_clock, e.clock) / 1024000, 'unixepoch') AS happened,
  o.number AS order_number, e.order_id, e.type, s.name AS staff, d.name AS device, e.json ->> '$.body' AS body
FROM order_events e
LEFT JOIN orders o ON o.order_id = e.order_id
LEFT JOIN sign_ins i ON i.id = e.sign_in
LEFT JOIN staff s ON s.id = i.staff
LEFT JOIN devices d ON d.id = e.device;

-- A payment counts on the day on which the box admitted it, so a day that is closed does not change.
CREATE VIEW payments AS
SELECT min(e.position) AS position, e.json ->> '$.body.payment' AS payment, e.order_id,
  e.json ->> '$.body.tender' AS tender, e.json ->> '$.body.amount' AS amount,
  coalesce(
    (SELECT b.day FROM business_days b WHERE b.closed_position > e.position ORDER BY b.closed_position LIMIT 1),
    (SELECT m.business_day FROM meta m)
  ) AS business_day
FROM order_events e
WHERE e.type = 'payment-registered'
GROUP BY e.json ->> '$.body.payment';

CREATE VIEW day_totals AS
SELECT business_day, count(*) AS payments, count(DISTINCT order_id) AS orders, sum(amount) AS taken,
  sum(CASE WHEN tender = 'cash' THEN amount ELSE 0 END) AS cash,
  sum(CASE WHEN tender = 'external-card' THEN amount ELSE 0 END) AS external_card
FROM payments GROUP BY business_day;

CREATE VIEW open_orders AS
SELECT o.order_id, o.number, f.name AS floor, t.number AS table_number, o.guests, o.total, o.paid, o.balance,
  datetime(o.opened_clock / 1024000, 'unixepoch') AS opened
FROM orders o
LEFT JOIN tables t ON t.id = o.table_id
LEFT JOIN floors f ON f.id = t.floor
WHERE o.state = 'open';

CREATE VIEW product_sales AS
SELECT o.business_day, l.product, l.name, sum(l.quantity) AS quantity, sum(l.quantity * l.unit_price) AS total
FROM order_lines l JOIN orders o ON o.order_id = l.on_order
WHERE NOT l.removed AND o.state IN ('open', 'closed') AND l.quantity > 0
GROUP BY o.business_day, l.product, l.name;
`,
};
