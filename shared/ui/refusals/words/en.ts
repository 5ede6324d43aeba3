import { type RefusalCode, refusals } from '../../../base/refusal.ts';

/** What is refused, and what the box says of codes and PINs. */
export const en: Readonly<Record<RefusalCode | BoxCode, string>> = {
  ...refusals,
  'wrong-pin': refusals['pin-wrong'],
  locked: refusals['pin-locked'],
  'wrong-code': 'This code is wrong, used or too old. Ask for a new one.',
  'other-device':
    'This code is for another device, and this one has changes that the box lacks. Ask for a code for this one.',
  unauthorised: 'This device is not paired with the box.',
  revoked: 'This device may not be used any more.',
};

/** What the box answers outside of the feed. */
export type BoxCode = 'wrong-pin' | 'locked' | 'wrong-code' | 'other-device' | 'unauthorised' | 'revoked';
