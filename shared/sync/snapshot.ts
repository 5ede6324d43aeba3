import { utf8Bytes } from '../base/utf8.ts';
import type { BoxLife } from './box-life.ts';
import type { BoxStore, Seal } from './box-ports.ts';
import { roomBytes } from './cut.ts';
import { rowText } from './record-return.ts';
import type { RecordRow } from './records.ts';

/** One part of a snapshot, as the text that is sent. */
export type SnapshotText = { readonly text: string; readonly position: number; readonly isLast: boolean };

type Ports = { readonly store: BoxStore; readonly seal: Seal };

/** A row, or one event of an order. */
type Piece = { readonly order: string | null; readonly json: string };

/** `{"order":"…","facts":[]},` around the events of one order, at most once for each piece. */
const aroundBytes = 64;

/**
 * Everything that a multi-session sees, cut so that every part fits one message, however long its orders are: an order that is
 * too long for one goes on in the next. Made one part at a time, to send between two groups without holding anyone up; what
 * commits meanwhile comes by the feed from `position` on.
 */
export function* snapshotTexts(life: BoxLife, ports: Ports, multiSession: string): Generator<SnapshotText> {
  let part = 0;
  let pieces: Piece[] = [];
  let bytes = 0;
  const cut = (isLast: boolean): SnapshotText => {
    const text = textOf(pieces, { part, isLast, position: life.head, tag: life.tag });
    part += 1;
    pieces = [];
    bytes = 0;
    return { text, position: life.head, isLast };
  };
  for (const piece of piecesOf(life, ports, multiSession)) {
    const size = utf8Bytes(piece.json) + aroundBytes;
    if (pieces.length > 0 && bytes + size > roomBytes) yield cut(false);
    pieces.push(piece);
    bytes += size;
  }
  yield cut(true);
}

function* piecesOf(life: BoxLife, { store, seal }: Ports, multiSession: string): Generator<Piece> {
  for (const table of life.records.tables.values())
    for (const row of table.values()) yield { order: null, json: sealedText(row, seal) };
  for (const [order, audience] of life.audiences) {
    if (!audience.includes(multiSession)) continue;
    for (const fact of store.wholeOrder(order)?.facts ?? []) yield { order, json: JSON.stringify(fact) };
  }
}

const sealed = new WeakMap<RecordRow, string>();

/** Asked with every snapshot, of rows that seldom change. */
function sealedText(row: RecordRow, seal: Seal): string {
  const text = sealed.get(row) ?? JSON.stringify({ ...row, mac: seal.mac(rowText(row)) });
  sealed.set(row, text);
  return text;
}

type Head = { readonly part: number; readonly isLast: boolean; readonly position: number; readonly tag: string };

function textOf(pieces: readonly Piece[], { part, isLast, position, tag }: Head): string {
  const records: string[] = [];
  const orders = new Map<string, string[]>();
  for (const { order, json } of pieces) {
    const among = order === null ? records : (orders.get(order) ?? []);
    among.push(json);
    if (order !== null) orders.set(order, among);
  }
  const whole = [...orders].map(([order, facts]) => `{"order":"${order}","facts":[${facts.join(',')}]}`);
  return `{"type":"snapshot","part":${part},"isLast":${isLast},"position":${position},"tag":"${tag}","records":[${records.join(',')}],"orders":[${whole.join(',')}]}`;
}
