import Type, { type Static } from 'typebox';
import { Hlc } from '../base/clock.ts';
import { Id } from '../base/ids.ts';
import type { RefusalCode } from '../base/refusal.ts';
import { orderEventTypes } from '../order/event-types.ts';
import { bodies, type Envelope, envelope, Incarnation, type OrderEvent, type OrderEventType } from '../order/events.ts';
import { type RecordRow, type RecordTable, recordTableNames } from './records.ts';

/** One version for everything that travels between a device and the box. Its history is in `protocol-history.ts`. */
export const protocolVersion = 3;

const strict = { additionalProperties: false } as const;
const Position = Type.Integer({ minimum: 0 });
/** Made by `newTag`. Only the box says what one is worth. */
const Tag = Type.String({ pattern: '^[0-9a-f-]{8,60}$' });
const Mac = Type.String({ pattern: '^[0-9a-f]{32}$' });

// ---- What a device offers: order events and changes of records, in one sequence --------------------------------

const orderEventOf = (type: OrderEventType) =>
  Type.Object({ ...envelope, orderId: Id, type: Type.Literal(type), body: bodies[type] }, strict);

const recordChange = () =>
  Type.Object(
    {
      ...envelope,
      type: Type.Literal('record-changed'),
      body: Type.Object(
        {
          table: Type.Enum(recordTableNames),
          row: Id,
          fields: Type.Record(Type.String({ maxLength: 40 }), Type.Unknown(), { maxProperties: 40 }),
        },
        strict,
      ),
    },
    strict,
  );
export const RecordChange = /* @__PURE__ */ recordChange();

/** A change to a row, made on a device. The box decides it field by field, by hybrid clock. */
export type RecordChange = Envelope & {
  readonly type: 'record-changed';
  readonly body: {
    readonly table: RecordTable;
    readonly row: string;
    readonly fields: Readonly<Record<string, unknown>>;
  };
};

export type Offer = OrderEvent | RecordChange;

const schemasOfOffers = () =>
  new Map<string, ReturnType<typeof orderEventOf> | typeof RecordChange>([
    ...orderEventTypes.map((type) => [type, orderEventOf(type)] as const),
    ['record-changed', RecordChange],
  ]);

/**
 * The schema of each type of offer, by type: admission looks one up instead of trying them all. Marked as made without side
 * effects, so that the build of a device, which checks none, leaves them out.
 */
export const offerSchemas = /* @__PURE__ */ schemasOfOffers();

/** A person signed in on a device, sealed by the box so that a restored box knows its own word again. Times in Unix ms. */
export const SignIn = Type.Object(
  {
    id: Id,
    staff: Id,
    device: Id,
    issuedMs: Type.Integer(),
    expiresMs: Type.Integer(),
    /** There for an approval: the only event it is good for. */
    event: Type.Optional(Id),
    mac: Mac,
  },
  strict,
);
export type SignIn = Static<typeof SignIn>;

/** How long the box lets a sign-in live, and an approval on the spot. */
export const signInHours = 16;
export const approvalMinutes = 10;

// ---- Up: device → box -----------------------------------------------------------------------------------------

/** At most this many events in one push, and bytes in one message (ws `maxPayload`). */
export const maxPushEvents = 256;
export const maxMessageBytes = 64 * 1024;

export const Hello = Type.Object(
  {
    type: Type.Literal('hello'),
    protocol: Type.Integer({ minimum: 1 }),
    token: Type.String({ minLength: 20, maxLength: 200 }),
    /** The version of the program that the device runs. */
    program: Type.Optional(Type.String({ maxLength: 40 })),
    incarnation: Incarnation,
    /** What the replica holds; `tag` proves that the box once stood at that position. Position 0 asks for a snapshot. */
    position: Position,
    tag: Type.Union([Tag, Type.Null()]),
    multiSession: Type.Union([Id, Type.Null()]),
    /** The incarnations with events in the outbox, its own among them, and the first deviceSeq that still waits for a verdict. */
    outbox: Type.Array(Type.Object({ incarnation: Incarnation, first: Type.Integer({ minimum: 1 }) }, strict), {
      maxItems: 64,
    }),
    /** The sign-ins that those events name. */
    signIns: Type.Array(SignIn, { maxItems: 64 }),
    /** Older positions with their tags, newest first: where to look for common ground after a restore. */
    checkpoints: Type.Array(Type.Tuple([Position, Tag]), { maxItems: 64 }),
  },
  strict,
);
export type Hello = Static<typeof Hello>;

/** Offers in sequence, of one incarnation. `offers` are checked one by one, so that a bad one does not take the rest with it. */
export const Push = Type.Object(
  { type: Type.Literal('push'), offers: Type.Array(Type.Unknown(), { minItems: 1, maxItems: maxPushEvents }) },
  strict,
);
export type Push = { readonly type: 'push'; readonly offers: readonly Offer[] };

const SentRow = Type.Object(
  {
    table: Type.String({ maxLength: 40 }),
    id: Id,
    version: Type.Integer({ minimum: 1 }),
    fields: Type.Record(Type.String({ maxLength: 40 }), Type.Unknown()),
    clocks: Type.Record(Type.String({ maxLength: 40 }), Hlc),
  },
  strict,
);

/** After a restore: events admitted above the common position, own and others', and rows, as the box had sealed them. */
export const Reoffer = Type.Object(
  {
    type: Type.Literal('reoffer'),
    events: Type.Array(
      Type.Union([
        Type.Object({ event: Type.Unknown(), admittedClock: Type.Union([Hlc, Type.Null()]), mac: Mac }, strict),
        Type.Object({ row: SentRow, mac: Mac }, strict),
      ]),
      {
        minItems: 1,
        maxItems: maxPushEvents,
      },
    ),
  },
  strict,
);
export type Sealed = { readonly event: Offer; readonly admittedClock: Hlc | null; readonly mac: string };
/** A row as the box sent it, without the seal that it came with. */
export type SealedRow = { readonly row: RecordRow; readonly mac: string };
export type GivenBack = Sealed | SealedRow;
export type Reoffer = { readonly type: 'reoffer'; readonly events: readonly GivenBack[] };

/** By what the box acknowledges it. */
export const idOfGiven = (given: GivenBack): string => ('row' in given ? given.row.id : given.event.id);

/** "I am here", with how many changes wait here and how far this device has read. Unnumbered, unstored, dies with the link. */
export const Beat = Type.Object(
  {
    type: Type.Literal('beat'),
    pending: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    position: Type.Optional(Position),
  },
  strict,
);
export type Beat = Static<typeof Beat>;

/** As many dishes as anybody is shown to be adding. */
export const mostAdding = 999;

/**
 * Who looks at which order, whose line's sheet is open there, how many dishes they are about to add, and by whose sign-in.
 * Unnumbered, unstored, dies with the link. Devices of versions 1 and 2 say the order only.
 */
export const Presence = Type.Object(
  {
    type: Type.Literal('presence'),
    order: Type.Union([Id, Type.Null()]),
    line: Type.Optional(Id),
    adding: Type.Optional(Type.Integer({ minimum: 1, maximum: mostAdding })),
    signIn: Type.Optional(Id),
  },
  strict,
);
export type Presence = Static<typeof Presence>;

export type Up = Hello | Push | Reoffer | Beat | Presence;

// ---- Down: box → device ---------------------------------------------------------------------------------------

/** One entry of the feed. A replica applies the entries of a frame in their order. */
export type Entry =
  /** `admittedClock` is there when the event's own clock was ahead of the box. */
  | {
      readonly at: number;
      readonly kind: 'event';
      readonly event: OrderEvent;
      readonly admittedClock: Hlc | null;
      readonly mac: string;
    }
  | { readonly at: number; readonly kind: 'record'; readonly row: RecordRow }
  /**
   * Orders that come into this multi-session's sight, whole, and the ids of those that leave it. A long order goes on in the
   * next entry of the same commit.
   */
  | {
      readonly at: number;
      readonly kind: 'scope';
      readonly enter: readonly WholeOrder[];
      readonly leave: readonly string[];
    }
  /** The business day ended: these closed orders leave the devices. */
  | { readonly at: number; readonly kind: 'day-closed'; readonly day: string; readonly leave: readonly string[] };

/** Every admitted event of one order, oldest first. */
export type WholeOrder = { readonly order: string; readonly facts: readonly SealedFact[] };
export type SealedFact = {
  readonly at: number;
  readonly event: OrderEvent;
  readonly admittedClock: Hlc | null;
  readonly mac: string;
};

/**
 * Covers the feed's range `(from, upTo]`. Empty ones are heartbeats. `nowMs` is the box's clock. What does not fit one message
 * comes in several with the same range, and counts when the last is there.
 */
export type Frame = {
  readonly type: 'frame';
  readonly from: number;
  readonly upTo: number;
  readonly isLast: boolean;
  readonly tag: string;
  readonly nowMs: number;
  /** What is on the box's disk is not what the box wrote: whoever looks after it should look. */
  readonly damaged?: true;
  readonly entries: readonly Entry[];
};

/** What became of a device's offers. Those below `upToSeq` that are not listed were admitted, at positions ≤ `position`. */
export type Verdicts = {
  readonly type: 'verdicts';
  readonly incarnation: string;
  readonly upToSeq: number;
  readonly position: number;
  readonly refused: readonly VerdictRow[];
};
export type VerdictRow = {
  readonly id: string;
  readonly deviceSeq: number;
  readonly verdict: 'refused' | 'set-aside';
  readonly code: RefusalCode;
};

export type DeviceConfig = {
  readonly device: string;
  readonly name: string;
  readonly role: 'tablet' | 'kitchen' | 'till' | 'office';
  readonly multiSession: string;
  readonly paymentsBarred: boolean;
};

export type Welcome = {
  readonly type: 'welcome';
  readonly protocol: number;
  readonly nowMs: number;
  readonly beatMs: number;
  readonly config: DeviceConfig;
  /** How far the box has each incarnation that was asked for: the greatest deviceSeq with a verdict, 0 for none. */
  readonly have: Readonly<Record<string, number>>;
  /**
   * `feed`: frames follow from the position in the hello. `snapshot`: a snapshot follows. `hand-in`: this device was revoked;
   * it may give what it still has, which is set aside, and is told nothing.
   */
  readonly resume: 'feed' | 'snapshot' | 'hand-in';
  /** Where the feed stands: a replica that has read so far is up to date. */
  readonly head: number;
  /** After a restore: the greatest position both know. The replica offers again what it holds above it. */
  readonly common: number | null;
};

/**
 * One part of a snapshot; the replica is replaced when the last part is there. Its outbox stays. An order that does not fit one
 * part goes on in the next.
 */
export type Snapshot = {
  readonly type: 'snapshot';
  readonly part: number;
  readonly isLast: boolean;
  readonly position: number;
  readonly tag: string;
  readonly records: readonly RecordRow[];
  readonly orders: readonly WholeOrder[];
};

/** Ids of re-offered events and rows the box has now. */
export type Reoffered = { readonly type: 'reoffered'; readonly ids: readonly string[] };

/** Where a device is. Of older ones only the order is known; `staff` is there when the box knows the sign-in that was named. */
export type Present = {
  readonly device: string;
  readonly order: string;
  readonly line?: string;
  readonly adding?: number;
  readonly staff?: string;
};
export type PresenceList = { readonly type: 'present'; readonly who: readonly Present[] };

/** Somebody in the office asks which machine this is: it shows its name. */
export type Identify = { readonly type: 'identify' };

export type Bye = { readonly type: 'bye'; readonly code: CloseCode; readonly reason: string };

export type Down = Welcome | Frame | Verdicts | Snapshot | Reoffered | PresenceList | Identify | Bye;

/** Why the box ends a link. Numbers are WebSocket close codes of the private range (RFC 6455, 7.4.2). */
export const closeCodes = {
  malformed: 4400,
  unauthorised: 4401,
  revoked: 4403,
  'hello-first': 4404,
  'hello-late': 4408,
  'scope-changed': 4409,
  silent: 4410,
  'too-big': 4413,
  'sequence-gap': 4416,
  'protocol-too-new': 4426,
  'too-many-messages': 4429,
  'slow-reader': 4430,
  'box-stopping': 4500,
  'box-failed': 4503,
} as const;
export type CloseCode = keyof typeof closeCodes;

/** Heartbeats go both ways this often; silence longer than `slowMs` is "Slow", longer than `deadMs` is "No box". */
export const beatMs = 2000;
export const slowMs = 3000;
export const deadMs = 6000;

export type { RecordRow } from './records.ts';
