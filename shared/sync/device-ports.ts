import type {
  DeviceConfig,
  Down,
  Entry,
  GivenBack,
  Offer,
  RecordRow,
  SignIn,
  Up,
  VerdictRow,
  WholeOrder,
} from './wire.ts';

/**
 * What the device core is given by the world. Each port is a short type with numbered promises; the contract suites in
 * `tests/contracts` quote the numbers and run against every implementation.
 */

/** C1 `monotonicMs` never goes back, whatever is done to the wall clock. C2 `wallMs` may be wrong by years. */
export type Clock = { wallMs(): number; monotonicMs(): number };

/** T1 `run` is called once, not before `ms` have passed, never inside `after` itself. T2 a cancelled timer never runs. */
export type Timers = { after(ms: number, run: () => void): () => void };

/** R1 unpredictable bytes, as many as asked for (the simulator's are seeded). */
export type Random = { bytes(count: number): Uint8Array };

export type LinkKind = 'web-socket' | 'long-poll';

/** Why a link ended: the box's close code if it gave one (see `closeCodes`), else 0. */
export type LinkEnd = { readonly code: number; readonly reason: string };

export type LinkEvents = {
  opened(): void;
  received(message: Down): void;
  ended(end: LinkEnd): void;
};

/**
 * L1 `connect` returns at once and calls no event inside itself. L2 `opened` comes at most once, before any `received`.
 * L3 messages arrive in the order they were sent, each at most once per link, or the link ends. L4 `ended` comes exactly
 * once unless `close` was called, after which no event comes at all. L5 `send` before `opened` or after the end is
 * ignored. L6 a message may be lost only if the link ends or falls silent.
 */
export type Links = { connect(kind: LinkKind, events: LinkEvents): Link };
export type Link = { send(message: Up): void; close(): void };

/** What one tap wrote: one document, one durable write. */
export type TapDocument = {
  readonly kind: 'tap';
  readonly key: string;
  readonly offers: readonly Offer[];
  readonly savedMs: number;
};

export type FrameDocument = {
  readonly kind: 'frame';
  readonly key: string;
  readonly generation: number;
  readonly from: number;
  readonly upTo: number;
  readonly tag: string;
  readonly entries: readonly Entry[];
};

/** An order as of the base position of its generation, and of those after it until there is another one. Without facts: it has left. */
export type OrderDocument = {
  readonly kind: 'order';
  readonly key: string;
  readonly generation: number;
  readonly whole: WholeOrder;
};

export type RecordDocument = { readonly kind: 'record'; readonly key: string } & RecordRow;

/** A refusal that a person has not dealt with yet: what was meant, and why not. */
export type CardDocument = {
  readonly kind: 'card';
  readonly key: string;
  readonly offer: Offer;
  readonly verdict: VerdictRow;
};

/** An event or a row of before a restore that the box has not taken back yet. */
export type ReofferDocument = { readonly kind: 'reoffer'; readonly key: string; readonly sealed: GivenBack };

/** A person's PIN as this device can check it while the box is away: salted and slow to guess at, with what was guessed. */
export type PinDocument = {
  readonly kind: 'pin';
  /** Whose. */
  readonly key: string;
  /** The sign-in that it unlocks. */
  readonly signIn: string;
  readonly salt: string;
  readonly hash: string;
  /** As a power of two. */
  readonly cost: number;
  /** Wrong ones since the last right one, and when the last was. */
  readonly tries: number;
  readonly lastMs: number;
};

/** The one document that says up to which generation orders count, and which frames. Written last, so it is the switch. */
export type MetaDocument = {
  readonly kind: 'meta';
  readonly key: 'meta';
  readonly generation: number;
  readonly epoch: number;
  readonly position: number;
  readonly tag: string | null;
  readonly multiSession: string | null;
  readonly config: DeviceConfig | null;
  readonly checkpoints: readonly (readonly [number, string])[];
  readonly signIns: readonly SignIn[];
  readonly signedIn: string | null;
};

export type StoredDocument =
  | TapDocument
  | FrameDocument
  | OrderDocument
  | RecordDocument
  | CardDocument
  | ReofferDocument
  | PinDocument
  | MetaDocument;
export type StoredKind = StoredDocument['kind'];

/**
 * S1 when `done()` is called without an error, every `put` is durable (survives kill and power cut) and every `drop` is gone.
 * S2 a crash may leave any part of an unfinished write: some puts, and drops only if all puts are there.
 * S3 a document is whole or absent, never half. S4 `load` gives every durable document, keys unique within a kind, in no
 * particular order. S5 `done(error)` means that nothing is promised; the next write may succeed (quota freed, database
 * reopened). S6 writes are done in the order they were asked for, `done` never inside `write` itself. S7 documents come back
 * deeply equal, with object keys in the order they went in. S8 a store that was opened later by another owner (a second
 * tab) makes every further write here fail with `fenced`.
 */
export type DeviceStorage = {
  load(
    done: (loaded: StorageFailure | { readonly documents: readonly StoredDocument[]; readonly wiped: boolean }) => void,
  ): void;
  write(change: StorageChange, done: (failure?: StorageFailure) => void): void;
  close(): void;
};
export type StorageChange = {
  readonly put: readonly StoredDocument[];
  readonly drop: readonly { readonly kind: StoredKind; readonly key: string }[];
};

/** `fenced`: another tab is the device now. `wiped` in `load` says that a store which existed before has lost everything. */
export type StorageFailure = { readonly failed: 'quota' | 'closed' | 'fenced' | 'broken'; readonly detail: string };

export const isStorageFailure = (answer: object): answer is StorageFailure => 'failed' in answer;
