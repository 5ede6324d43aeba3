import { sampleId } from '../../sample/sample-id.ts';
import type { DeviceCore } from '../../sync/device-core.ts';

/** Whoever practises, as the lines show them. */
export type Learner = { readonly name: string; readonly initials: string; readonly colour: string };

type AnyRow = Readonly<Record<string, unknown>> & { readonly id: string };

/** What is sold here is sold there too: nobody learns another menu. */
export const menuOfPractice = ['settings', 'categories', 'stations', 'courses', 'modifier_groups', 'products'] as const;

export type PracticePlan = {
  /** What the room is called. */
  readonly room: string;
  /** Each with a tablet of their own. */
  readonly people: readonly Learner[];
  /** Rows of the restaurant; null before this device has any, and then the sample's are taken. */
  readonly menu: { readonly [T in (typeof menuOfPractice)[number]]: readonly AnyRow[] } | null;
};

export const practiceIds = {
  floor: sampleId('practice floor'),
  group: sampleId('practice group'),
  table: (number: string) => sampleId(`practice table ${number}`),
  device: (at: number) => sampleId(`practice device ${at}`),
  person: (at: number) => sampleId(`practice person ${at}`),
} as const;

/** A copy of what this device sells. */
export function menuHere(here: Pick<DeviceCore, 'records'>): PracticePlan['menu'] {
  if (here.records('products').size === 0 || here.records('settings').size === 0) return null;
  const rows = menuOfPractice.map(
    (table) => [table, [...here.records(table).values()].map(({ id, fields }) => ({ ...fields, id }))] as const,
  );
  return Object.fromEntries(rows) as unknown as PracticePlan['menu'];
}
