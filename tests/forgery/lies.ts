import type { RefusalCode } from '@comanda/shared/base/refusal.ts';
import type { SignIn } from '@comanda/shared/sync/wire.ts';
import type { Signed } from './speaker.ts';

/** What a thief knows besides the token in their hands. */
export type Known = {
  readonly nowMs: number;
  /** Who is signed in on the thief's device: a waiter. */
  readonly own: SignIn;
  /** A manager on another device, and a manager's yes there to another event. */
  readonly foreign: SignIn;
  readonly foreignApproval: SignIn;
  /** A manager's yes on this very device, to another event. */
  readonly otherApproval: SignIn;
  /** Of this device; its time is over. */
  readonly expired: SignIn;
  /** Of this device; whose it was has left. */
  readonly left: SignIn;
  readonly othersIncarnation: string;
  /** Something that was admitted before. */
  readonly admitted: string;
};

export type Lie = {
  readonly name: string;
  tell(offer: Signed, known: Known): Record<string, unknown>;
  readonly code: RefusalCode;
};

const without = (offer: Signed, key: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(offer).filter(([one]) => one !== key));

/** Whatever the offer is about, and whoever might make it: with one of these it is refused. */
export const lies: readonly Lie[] = [
  {
    name: 'under the name of the manager',
    code: 'not-your-sign-in',
    tell: (offer, { foreign }) => ({ ...offer, staff: foreign.staff }),
  },
  {
    name: 'with a sign-in of another device',
    code: 'not-your-sign-in',
    tell: (offer, { foreign }) => ({ ...offer, signIn: foreign.id, staff: foreign.staff }),
  },
  {
    name: 'with a sign-in that nobody was given',
    code: 'not-your-sign-in',
    tell: (offer) => ({ ...offer, signIn: offer.id }),
  },
  {
    name: "with a manager's yes as a sign-in",
    code: 'not-your-sign-in',
    tell: (offer, { otherApproval }) => ({ ...offer, signIn: otherApproval.id, staff: otherApproval.staff }),
  },
  {
    name: "with a manager's yes that was said on another device",
    code: 'not-your-sign-in',
    tell: (offer, { foreignApproval }) => ({ ...offer, approval: foreignApproval.id }),
  },
  {
    name: "with a manager's yes to something else",
    code: 'not-approved',
    tell: (offer, { otherApproval }) => ({ ...offer, approval: otherApproval.id }),
  },
  { name: 'approved by oneself', code: 'not-approved', tell: (offer, { own }) => ({ ...offer, approval: own.id }) },
  {
    name: 'with a sign-in whose time is over',
    code: 'sign-in-expired',
    tell: (offer, { expired }) => ({ ...offer, signIn: expired.id, staff: expired.staff }),
  },
  {
    name: 'with a sign-in of long ago, by a clock that was set back',
    code: 'sign-in-expired',
    tell: (offer, { expired }) => ({
      ...offer,
      signIn: expired.id,
      staff: expired.staff,
      clock: expired.issuedMs * 1024,
    }),
  },
  {
    name: 'by somebody who has left',
    code: 'sign-in-expired',
    tell: (offer, { left }) => ({ ...offer, signIn: left.id, staff: left.staff }),
  },
  {
    name: 'in the name of another device',
    code: 'malformed',
    tell: (offer, { foreign }) => ({ ...offer, device: foreign.device }),
  },
  { name: 'with a clock of no time', code: 'malformed', tell: (offer) => ({ ...offer, clock: -1 }) },
  { name: 'with a clock beyond all numbers', code: 'malformed', tell: (offer) => ({ ...offer, clock: 2 ** 53 }) },
  { name: 'by rules that there never were', code: 'malformed', tell: (offer) => ({ ...offer, rules: 0 }) },
  { name: 'with more in it than there is to say', code: 'malformed', tell: (offer) => ({ ...offer, isAdmin: true }) },
  { name: 'without saying who', code: 'malformed', tell: (offer) => without(offer, 'staff') },
  {
    name: 'under the name of what was admitted before',
    code: 'reused-id',
    tell: (offer, { admitted }) => ({ ...offer, id: admitted }),
  },
  {
    name: 'in the sequence of another device',
    code: 'not-your-sign-in',
    tell: (offer, { othersIncarnation }) => ({ ...offer, incarnation: othersIncarnation }),
  },
];
