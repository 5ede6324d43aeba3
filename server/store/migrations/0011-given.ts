import type { Migration } from '../migrate.ts';

const dayOf = (event: string): string => `coalesce(
    (SELECT b.day FROM business_days b WHERE b.closed_position > ${event}.position ORDER BY b.closed_position LIMIT 1),
    (SELECT m.business_day FROM meta m)
  )`;

/** Who said it, about what, and who said yes to it. */
const said = `e.position, ${dayOf('e')} AS business_day,
  datetime(coalesce(e.admitted_clock, e.clock) / 1024000, 'unixepoch') AS happened,
  o.number AS order_number, e.order_id, l.line_id, l.name, s.name AS staff, a.name AS approved_by`;
const from = `FROM order_events e
LEFT JOIN orders o ON o.order_id = e.order_id
LEFT JOIN order_lines l ON l.order_id = e.order_id AND l.line_id = e.json ->> '$.body.line'
LEFT JOIN sign_ins i ON i.id = e.sign_in
LEFT JOIN staff s ON s.id = i.staff
LEFT JOIN sign_ins j ON j.id = e.approval
LEFT JOIN staff a ON a.id = j.staff`;
const takenBack = `EXISTS (SELECT 1 FROM order_events u
    WHERE u.order_id = e.order_id AND u.type = 'undone' AND u.json ->> '$.body.undoes' = e.id)`;

/** Three ways of not being paid, apart: dishes voided, dishes given free, and what was taken off. Amounts in minor units. */
export const given: Migration = {
  number: 11,
  name: 'given',
  sql: `
-- What the discounts on the whole order take off; total is without it.
ALTER TABLE orders ADD COLUMN discount INTEGER NOT NULL DEFAULT 0;
-- How many of the quantity are given free, and what is off the price of each of the others.
ALTER TABLE order_lines ADD COLUMN comped INTEGER NOT NULL DEFAULT 0;
ALTER TABLE order_lines ADD COLUMN off INTEGER NOT NULL DEFAULT 0;

-- A void says how many are void by now; the others say how many it is about, and whether it was taken back.
CREATE VIEW voids AS
SELECT ${said}, e.json ->> '$.body.quantity' AS voided_by_now, e.json ->> '$.body.reason' AS reason
${from} WHERE e.type = 'line-voided';

CREATE VIEW comps AS
SELECT ${said}, e.json ->> '$.body.quantity' AS quantity, e.json ->> '$.body.reason' AS reason, ${takenBack} AS taken_back
${from} WHERE e.type = 'line-comped';

-- Off each dish of the line, or without a line off the order. percent is in hundredths of a percent; both are null where a discount was taken off again.
CREATE VIEW discounts AS
SELECT ${said}, e.json ->> '$.body.discount.percent' AS percent, e.json ->> '$.body.discount.amount' AS amount,
  e.json ->> '$.body.discount.reason' AS reason, ${takenBack} AS taken_back
${from} WHERE e.type = 'discount-set';

-- By the day of the order: what would have been sold, and what became of it. full_price = charged + comped_amount + discounted.
CREATE VIEW day_reductions AS
SELECT business_day, sum(voided) AS voided, sum(voided_amount) AS voided_amount, sum(comped) AS comped,
  sum(comped_amount) AS comped_amount, sum(off) + sum(discount) AS discounted, sum(full_price) AS full_price,
  sum(full_price) - sum(comped_amount) - sum(off) - sum(discount) AS charged
FROM (
  SELECT o.business_day, o.discount,
    coalesce(sum(l.voided), 0) AS voided,
    coalesce(sum(l.voided * l.unit_price), 0) AS voided_amount,
    coalesce(sum(l.comped), 0) AS comped,
    coalesce(sum(l.comped * l.unit_price), 0) AS comped_amount,
    coalesce(sum((l.quantity - l.comped) * l.off), 0) AS off,
    coalesce(sum(l.quantity * l.unit_price), 0) AS full_price
  FROM orders o LEFT JOIN order_lines l ON l.on_order = o.order_id
  WHERE o.business_day IS NOT NULL AND o.state IN ('open', 'closed')
  GROUP BY o.order_id
) GROUP BY business_day;

-- total is what the dishes were sold for, before discounts on whole orders.
DROP VIEW product_sales;
CREATE VIEW product_sales AS
SELECT o.business_day, l.product, l.name, sum(l.quantity) AS quantity, sum(l.comped) AS comped,
  sum((l.quantity - l.comped) * (l.unit_price - l.off)) AS total
FROM order_lines l JOIN orders o ON o.order_id = l.on_order
WHERE NOT l.removed AND o.state IN ('open', 'closed') AND l.quantity > 0
GROUP BY o.business_day, l.product, l.name;
`,
};
