import Type, { type Static } from 'typebox';
import { Id } from '../base/ids.ts';
import type { RefusalCode } from '../base/refusal.ts';
import { type DeviceRole, deviceRoles } from '../floor/floor.ts';
import type { Reduction } from '../till/reductions.ts';
import type { LinkKind } from './device-ports.ts';

/** What the office and the box say to each other beside the feed, as requests: everything that is no row and no event. */

const strict = { additionalProperties: false } as const;
export const Pin = Type.String({ pattern: '^[0-9]{4,8}$' });

export const NewDevice = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 60 }), role: Type.Enum(deviceRoles), multiSession: Id },
  strict,
);
export type NewDevice = Static<typeof NewDevice>;

/** `old` is asked of whoever changes their own. */
export const NewPin = Type.Object({ pin: Pin, old: Type.Optional(Pin) }, strict);
export type NewPin = Static<typeof NewPin>;

/** Who has a PIN, by id: all that anybody is ever told of PINs. */
export type PinHolders = { readonly holders: readonly string[] };

/** A person beside the one who is signed in says yes to one event, which is named before it is there. */
export const Approval = Type.Object({ staff: Id, pin: Pin, event: Id }, strict);
export type Approval = Static<typeof Approval>;

/** A code that makes one machine this device, once. */
export type PairingOffer = {
  readonly device: string;
  readonly name: string;
  readonly role: DeviceRole;
  /** Six digits, shown here and kept nowhere. */
  readonly code: string;
  readonly expiresMs: number;
  /** Opens the device's app and brings the code along: what the QR code says. */
  readonly address: string;
};

/** A device of the restaurant and how it does. Ages and times by the box's clock. */
export type Member = {
  readonly device: string;
  readonly name: string;
  readonly role: DeviceRole;
  readonly multiSession: string;
  readonly state: 'waiting' | 'paired' | 'revoked';
  readonly connected: LinkKind | null;
  /** How many changes of the restaurant it has not read though they were there a heartbeat ago; null while it is away. */
  readonly lag: number | null;
  /** How many of its own changes the box has not judged yet, as it said last; null while it is away. */
  readonly pending: number | null;
  readonly lastHeardMs: number | null;
  /** The version of its program; null while it is away. */
  readonly program: string | null;
};

/** Something that was neither done nor thrown away: who wanted what on which device, for a manager to read. */
export type SetAside = {
  /** Rises with each; ask for those before the last one seen. */
  readonly entry: number;
  readonly device: string;
  /** Who was signed in, as the device says; null when it cannot be read. */
  readonly staff: string | null;
  readonly type: string | null;
  readonly order: string | null;
  readonly body: unknown;
  readonly code: RefusalCode | null;
  /** When it was done, by the device's clock, and when the box was told. */
  readonly doneMs: number | null;
  readonly toldMs: number | null;
  /** Who has seen to it, and when, by the box's clock; null while it waits. */
  readonly dealt: { readonly by: string; readonly ms: number } | null;
};

/** One answer of `GET /office/set-aside`, newest first; with `dealt=true` of what has been seen to. */
export type SetAsidePage = {
  readonly setAside: readonly SetAside[];
  /** Whether there are older ones: ask for those before the last of these. */
  readonly more: boolean;
  /** How many wait in all. */
  readonly waiting: number;
};

/** A manager has seen to it, or finds that it waits after all. */
export const DealtWith = Type.Object({ dealt: Type.Boolean() }, strict);
export type DealtWith = Static<typeof DealtWith>;

/** At most so many in one answer, and fewer where they are long. */
export const setAsidePage = 100;

/** Asked for by its date, `2026-03-06`; without one, the day that goes on. */
export const OneDay = Type.Object({ day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })) }, strict);
export type OneDay = Static<typeof OneDay>;

/** The answer of `GET /office/reductions`: what was void, given free and taken off on a business day, the latest first. */
export type DayReductions = {
  readonly day: string;
  /** The business days beside it; null where there is none. */
  readonly earlier: string | null;
  readonly later: string | null;
  /** `approvedBy`: whose PIN it took; null for who might do it alone. */
  readonly reductions: readonly (Reduction & { readonly approvedBy: string | null })[];
};
