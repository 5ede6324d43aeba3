import type {
  Approval,
  Member,
  NewDevice,
  NewPin,
  PairingOffer,
  PinHolders,
  SetAsidePage,
} from '../sync/office-api.ts';
import type { SignIn } from '../sync/wire.ts';
import type { Question } from './react/ask-box.ts';
import type { Declined } from './react/pairing.ts';

/** Asks the box as this device and whoever is signed in on it. */
export type AskBox = <T>(question: Question) => Promise<T | Declined>;

type Answer<T> = Promise<T | Declined>;

/** What the office asks the box beside the feed, by name. */
export type OfficeClient = {
  newDevice(device: NewDevice): Answer<PairingOffer>;
  /** A new code for a device that is there: for another machine, or after it was revoked. */
  codeFor(device: string): Answer<PairingOffer>;
  revoke(device: string): Answer<{ readonly device: string }>;
  identify(device: string): Answer<{ readonly device: string }>;
  members(): Answer<{ readonly members: readonly Member[] }>;
  /** Newest first; `before` is the last entry that was seen. */
  setAside(before?: number): Answer<SetAsidePage>;
  /** It has been seen to, or waits after all. */
  seeTo(entry: number, dealt: boolean): Answer<{ readonly entry: number }>;
  /** Who has a PIN, and nothing of any. */
  pins(): Answer<PinHolders>;
  setPin(staff: string, pin: NewPin): Answer<{ readonly staff: string }>;
  approve(approval: Approval): Answer<SignIn>;
};

export function officeClient(ask: AskBox): OfficeClient {
  const post = <T>(path: string, body: object = {}): Answer<T> => ask<T>({ method: 'POST', path, body });
  return {
    newDevice: (device) => post('/office/pairing-codes', device),
    codeFor: (device) => post(`/office/devices/${device}/pairing-code`),
    revoke: (device) => post(`/office/devices/${device}/revoke`),
    identify: (device) => post(`/office/devices/${device}/identify`),
    members: () => ask({ method: 'GET', path: '/office/members' }),
    setAside: (before) =>
      ask({ method: 'GET', path: `/office/set-aside${before === undefined ? '' : `?before=${before}`}` }),
    seeTo: (entry, dealt) => post(`/office/set-aside/${entry}`, { dealt }),
    pins: () => ask({ method: 'GET', path: '/office/pins' }),
    setPin: (staff, pin) => post(`/office/staff/${staff}/pin`, pin),
    approve: (approval) => post('/approvals', approval),
  };
}
