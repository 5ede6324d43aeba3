/**
 * Every type of event, apart from the schemas in `events.ts`, which are long: a device needs these words, and leaves it to
 * the box to check what they carry. The compiler sees that both name the same.
 */
export const orderEventTypes = [
  'order-opened',
  'expected-set',
  'guests-set',
  'table-moved',
  'customer-set',
  'waiter-set',
  'bill-asked',
  'line-added',
  'line-parted',
  'quantity-tapped',
  'quantity-typed',
  'line-removed',
  'line-brought-back',
  'note-edited',
  'allergy-added',
  'allergy-removed',
  'chip-added',
  'chip-removed',
  'details-changed',
  'line-transferred',
  'orders-merged',
  'lines-fired',
  'lines-held',
  'lines-seen',
  'lines-started',
  'lines-ready',
  'lines-recalled',
  'lines-served',
  'line-voided',
  'line-comped',
  'discount-set',
  'order-cancelled',
  'number-given',
  'payment-registered',
  'order-closed',
  'undone',
] as const;

const known: ReadonlySet<string> = new Set(orderEventTypes);
export const isKnownType = (type: string): type is (typeof orderEventTypes)[number] => known.has(type);
