/**
 * Every shape the wire ever had. Append, never edit: a device of an older version may be in a drawer somewhere with a tap
 * in its outbox. The test beside this file fails when the shape changes without a new line here.
 */
export const protocolHistory: readonly { readonly version: number; readonly shape: string }[] = [
  { version: 1, shape: '243ca1a9c692219e' },
  // A part of a line is a line of its own: `line-parted`.
  { version: 2, shape: '25b2260b3064b611' },
  // Handed over, asked for the bill, given free and taken off: `waiter-set`, `bill-asked`, `line-comped`, `discount-set`; `presence`
  // and `present` say who it is, which line they change and how many dishes they are about to add; a frame says that the box's
  // disk is `damaged`; a multi-session says after how many minutes a table needs somebody, and a product how many are `left`; a
  // party that is to come is `expected`, and calls again: `expected-set`.
  { version: 3, shape: '08f0c0e13decb400' },
];
