import type { RecordTable } from '@comanda/shared/sync/records.ts';

/** What somebody was told is so. From then on no crash may take it back. */
export type Told =
  /** `at` null: its author heard that it was admitted, and not where. `json`: the bytes as they were offered. */
  | { readonly kind: 'event'; readonly id: string; readonly at: number | null; readonly json: string }
  | { readonly kind: 'group'; readonly upTo: number; readonly tag: string }
  | { readonly kind: 'record'; readonly table: RecordTable; readonly id: string; readonly version: number }
  | { readonly kind: 'verdict'; readonly id: string; readonly verdict: 'admitted' | 'refused' }
  | { readonly kind: 'sign-in'; readonly id: string }
  | { readonly kind: 'day'; readonly day: string }
  /** A file beside the database, by its name in the folder. */
  | { readonly kind: 'backup'; readonly manifest: string };
