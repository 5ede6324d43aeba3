import type { RxCollection, RxDatabase, RxJsonSchema } from 'rxdb';
import type { StoredDocument, StoredKind } from '../../sync/device-ports.ts';
import type { RecordTable } from '../../sync/records.ts';

/**
 * A document as RxDB holds it. The text is what counts and what `load` gives back: RxDB and Dexie rename some keys and
 * may order others, JSON does neither (S7).
 */
export type Row = { readonly key: string; readonly json: string };

/** A shelf of rows: see `shelves.ts`. It shows of which table they are, so that screens can ask for those of one. */
export type RecordDoc = Row & {
  readonly table: RecordTable;
  readonly id: string;
  readonly version: number;
  readonly fields: Readonly<Record<string, never>>;
};

/**
 * One collection per kind: eight of the 13 that RxDB opens without a licence. `meta` is last: when it is there, so is
 * everything that was put with it.
 */
export const storedKinds = [
  'tap',
  'frame',
  'order',
  'record',
  'card',
  'reoffer',
  'pin',
  'meta',
] as const satisfies readonly StoredKind[];

export type DeviceCollections = { [K in StoredKind]: RxCollection<K extends 'record' ? RecordDoc : Row> };
export type DeviceDatabase = RxDatabase<DeviceCollections>;

const key = { type: 'string', maxLength: 200 } as const;
const json = { type: 'string' } as const;

const rowSchema: RxJsonSchema<Row> = {
  version: 0,
  primaryKey: 'key',
  type: 'object',
  properties: { key, json },
  required: ['key', 'json'],
};

const recordSchema: RxJsonSchema<RecordDoc> = {
  version: 0,
  primaryKey: 'key',
  type: 'object',
  properties: {
    key,
    json,
    table: { type: 'string', maxLength: 40 },
    id: { type: 'string', maxLength: 60 },
    version: { type: 'number' },
    fields: { type: 'object', additionalProperties: true },
  },
  required: ['key', 'json', 'table', 'id', 'version', 'fields'],
  indexes: ['table'],
};

export const collectionCreators = Object.fromEntries(
  storedKinds.map((kind) => [kind, { schema: kind === 'record' ? recordSchema : rowSchema }]),
);

export const toRow = (document: StoredDocument): Row => ({ key: document.key, json: JSON.stringify(document) });

/** RxDB asks for a hash of schemas and queries. It guards nothing, and `crypto.subtle` is missing on plain http: FNV-1a, twice. */
export async function hashText(text: string | ArrayBuffer | Blob): Promise<string> {
  // Bytes would be attachments, and we have none.
  if (typeof text !== 'string') throw new TypeError('Only texts are hashed here.');
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
