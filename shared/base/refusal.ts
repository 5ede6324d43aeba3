/**
 * Refusals are what a person can cause. Each has a code (API) and one sentence for the person holding the tablet:
 * what is wrong, what to do. Bugs are not here: they throw.
 */
export const refusals = {
  'no-such-order': 'This order is not on this device. Go back to the floor and open it again.',
  'no-such-line': 'This line is not on the order any more. Look at the order again.',
  'no-such-product': 'This product is not on the menu. Ask the office to add it.',
  'order-exists': 'This order is open already. Go on with it.',
  'order-over': 'This order is closed. Open a new one for the table.',
  'line-removed': 'This line was removed. Bring it back first.',
  'kitchen-has-it': 'The kitchen has it already. Void it with a reason instead.',
  'nothing-to-fire': 'Everything is with the kitchen already. Add something first.',
  'nothing-to-void': 'The kitchen does not have that many. Remove the line instead.',
  'nothing-to-comp': 'There are not that many to give free. Look at the line again.',
  'bad-discount': 'Take off up to 100 %, or an amount that is not more than it costs.',
  'nothing-to-undo': 'There is nothing to undo here.',
  'cannot-undo': 'This cannot be undone. Void or refund it instead.',
  'same-order': 'It is on that order already.',
  'has-kitchen-lines': 'The kitchen is working on this order. Void its lines before cancelling.',
  'has-payments': 'Money was taken for this order, so it cannot be cancelled.',
  'more-than-owed': 'That is more than is owed. Take the amount on the bill.',
  'too-little-given': 'The money given is less than the amount. Take more or register a part.',
  'not-paid': 'This order is not paid in full. Register the rest first.',
  'here-already': 'They are here already. Change their table or how many they are on the order.',
  'not-here-yet': 'They are not here yet. Say that they are not coming instead.',
  'update-this-tablet':
    'A newer device wrote something here that this one cannot read. Update this tablet, then fire or settle.',
  'choose-more': 'Choose the required options first.',
  'choose-fewer': 'Too many options are chosen. Take some away.',
  'no-such-option': 'This option is not offered any more. Choose again.',
  'sold-out': 'This is sold out.',
  'bad-quantity': 'Use a quantity from 0 to 999.',
  'not-permitted': 'You may not do this. Ask a manager.',
  'not-your-table': 'Another waiter serves this table. Ask them or a manager.',
  'pin-wrong': 'This PIN is wrong.',
  'pin-locked': 'Too many wrong PINs. Wait half a minute, or go to the box.',
  'pin-needs-box': 'Without the box only those can sign in who did so on this device today.',
  'not-approved': 'Nobody has approved this very thing. Ask a manager again.',
  'approval-needs-box': 'A manager can approve only while the box can be reached. Ask again when it is.',
  'device-revoked': 'This device was taken out of service. A manager can read in the office what it still had.',
  'payments-barred': 'Payments are switched off for you or for this device. Take it to the till.',
  'wrong-device': 'This is not done on this kind of device. Use a tablet, the till or the office.',
  'sign-in-expired': 'Your sign-in has run out. Sign in again.',
  'not-your-sign-in': 'This was signed by someone who is not signed in on this device. Sign in again.',
  'price-differs': 'The price is not the one on the menu. Ask a manager to change it.',
  malformed: 'The box could not read this. Update this device.',
  'reused-id': 'This was already sent with another meaning. Do it again.',
  'depends-on-refused': 'It belongs to something that was refused. Do that again first.',
  'order-full': 'This order has too many changes. Close it and open another one.',
  'restaurant-full': 'There are as many of these as the box can hold. Close orders, or ask the office.',
  'note-refused': 'The box could not take this note. Write it again.',
  'too-long': 'This text is too long. Make it shorter.',
  'no-such-table': 'This table is not on the plan. Choose another one.',
  'storage-failed': 'This tablet cannot save. Stay near the box, or free some storage.',
  'device-halted': 'This device may not go on. Read what it says at the top.',
  'still-unsent': 'Some changes here have not reached the box. Wait until they have.',
  'not-signed-in': 'Nobody is signed in. Choose your name first.',
} as const satisfies Record<string, string>;

export type RefusalCode = keyof typeof refusals;

export type Refusal = { readonly refused: RefusalCode };

export const refuse = (code: RefusalCode): Refusal => ({ refused: code });

export const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'refused' in answer;

/** The sentence for the person holding the tablet. */
export const sentence = (code: RefusalCode): string => refusals[code];
