import type { OrderEvent } from '../order/events.ts';
import type { OrderRow } from './projection.ts';
import type { RecordTable } from './records.ts';
import type { CloseCode, DeviceConfig, RecordRow, SealedFact, SignIn, VerdictRow, WholeOrder } from './wire.ts';

/** What the box core is given by the world. The store is synchronous: SQLite is, and so nothing else can come between. */

/** B1 `wallMs` is whole milliseconds and may jump; the core keeps its own hybrid clock above it. */
export type BoxClock = { wallMs(): number; monotonicMs(): number };
export type BoxRandom = { bytes(count: number): Uint8Array };

/** S1 `soon` runs once, after the work that is at hand: the end of this turn of the event loop. */
export type Scheduler = { soon(run: () => void): void; after(ms: number, run: () => void): () => void };

/**
 * The line to one device, as the core sees it. N1 `send` never blocks and never throws. N2 `text` goes out unchanged. N3
 * `waitingBytes` is what has not gone out yet; left out where nothing ever waits.
 */
export type Wire = {
  send(text: string): void;
  close(code: CloseCode, reason: string): void;
  waitingBytes?(): number;
};

/**
 * Proves the box's own words after a restore. M1 the same text gives the same mac for the life of the restaurant.
 * M2 `tokenHash` is the hash under which `BoxStore` knows a device's token.
 */
export type Seal = { mac(text: string): string; tokenHash(token: string): string };

/** An event on its way into the store: `json` is the bytes as sent, which de-duplication compares and frames repeat. */
export type AdmittedEvent = {
  readonly at: number;
  readonly event: OrderEvent;
  readonly json: string;
  readonly admittedClock: number | null;
  readonly mac: string;
  readonly audience: readonly string[];
  /** Came back after a restore, so its author's sequence is not counted again. */
  readonly reoffered: boolean;
};

export type ScopeChange = {
  readonly at: number;
  readonly multiSession: string;
  /** The JSON of the `scope` entry: it is stored and sent as it is. */
  readonly json: string;
};

/**
 * Whence the number is from which a product is counted: said in this life of the box, or (null) in hours that it has lost, and
 * brought back with what had been counted since. Of what was said before there were these rows there is none.
 */
export type LeftWord = { readonly product: string; readonly epoch: number | null };

export type RecordWrite = { readonly at: number; readonly row: RecordRow; readonly mac: string };

/** What one commit writes. Everything or nothing. */
export type Group = {
  readonly from: number;
  readonly upTo: number;
  readonly tag: string;
  /** Which life of this restaurant: rises when the box finds out that it was restored. */
  readonly epoch: number;
  readonly wallMs: number;
  readonly events: readonly AdmittedEvent[];
  readonly records: readonly RecordWrite[];
  readonly leftWords: readonly LeftWord[];
  readonly scopes: readonly ScopeChange[];
  readonly dayClosed: {
    readonly at: number;
    readonly day: string;
    readonly left: readonly string[];
    readonly json: string;
  } | null;
  /** Orders that had left the devices and are on them again, for what is news of them or of one that they are tied to. */
  readonly returned: readonly string[];
  /** For every offer that got one, admitted or not; a retry is answered from them. */
  readonly verdicts: readonly StoredVerdict[];
  readonly incarnations: readonly { readonly incarnation: string; readonly device: string; readonly have: number }[];
  readonly signIns: readonly SignIn[];
  /** Rows of `orders` and `order_lines` of every order the group touched, as the fold shows them. */
  readonly projections: readonly OrderRow[];
  /** The business day that is running, and the last number given in it. */
  readonly lastNumber: { readonly day: string; readonly number: number } | null;
};

/** `json` is the offer as sent, kept also when refused: nothing anyone did is thrown away. */
export type StoredVerdict = {
  readonly id: string;
  readonly incarnation: string;
  readonly deviceSeq: number;
  readonly device: string;
  readonly verdict: 'admitted' | 'refused' | 'set-aside';
  readonly code: VerdictRow['code'] | null;
  /** The position of an admitted event, else the head when it was judged. */
  readonly position: number;
  readonly json: string;
};

export type KnownDevice = DeviceConfig & { readonly tokenHash: string; readonly revoked: boolean };

export type LoadedBox = {
  readonly epoch: number;
  readonly head: number;
  readonly tag: string;
  /** The greatest hybrid clock the box ever used. */
  readonly clock: number;
  /** Orders that devices hold: neither closed in an ended day nor gone. Oldest fact first. */
  readonly orders: readonly WholeOrder[];
  readonly records: readonly RecordRow[];
  readonly leftWords: readonly LeftWord[];
  readonly businessDay: string;
  readonly lastNumber: number;
};

/** Thrown to whoever asked the box itself for a change: nothing of it is there, and the box has to be started again. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';
}

/**
 * The group itself cannot be stored, now or later: a constraint, a value that SQL has no place for. The disk is well.
 */
export class Unstorable extends Error {
  override readonly name = 'Unstorable';
}

/**
 * P1 `commit` returns only when the group is durable (WAL, synchronous=FULL); if it throws, nothing of the group is there.
 * P2 after `commit`, `orders` and `order_lines` equal the projections given, and `feed` covers `(from, upTo]` for each audience.
 * P3 reads see every commit that returned. P4 `feedAfter` ends at the end of a group, whatever the limit.
 * P5 a group with `upTo` = `from` (verdicts, sign-ins) keeps the tag of that position. P6 a new restaurant loads with the business
 * day `''`. P7 `commit` throws `Unstorable` when the group is at fault, anything else when the disk is.
 */
export type BoxStore = {
  load(): LoadedBox;
  commit(group: Group): void;
  deviceByTokenHash(tokenHash: string): KnownDevice | null;
  deviceOfIncarnation(incarnation: string): { readonly device: string; readonly have: number } | null;
  signIn(id: string): SignIn | null;
  verdict(id: string): StoredVerdict | null;
  /** How many offers of this device were set aside. */
  setAsideOf(device: string): number;
  /** The whole order, also one that has left the devices. Null: never existed. */
  wholeOrder(order: string): WholeOrder | null;
  /** Orders that have lines on this one, or were merged into it: as of their last change. */
  tiedTo(order: string): readonly string[];
  tagAt(position: number): string | null;
  /** The oldest position from which the feed is still whole. */
  oldestPosition(): number;
  /** Entries as JSON texts for one multi-session: those after `position`, at least one group, about `limit` of them. */
  feedAfter(
    multiSession: string,
    position: number,
    limit: number,
  ): { readonly upTo: number; readonly tag: string; readonly entries: readonly string[] };
  /** A product as it was in a menu version, to check what a line says it cost. */
  rowAt(table: RecordTable, id: string, menuVersion: number): Readonly<Record<string, unknown>> | null;
};

export type { SealedFact };
