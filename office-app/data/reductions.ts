import type { DayReductions } from '@comanda/shared/sync/office-api.ts';
import type { Reduction } from '@comanda/shared/till/reductions.ts';

export const kinds = ['void', 'free', 'discount'] as const satisfies readonly Reduction['kind'][];

/** In minor units. */
export type ByKind = Readonly<Record<Reduction['kind'] | 'all', number>>;

/** What a day's reductions come to: of each kind, and by who made them, the most first. */
export function totalsOf(reductions: DayReductions['reductions']): {
  readonly all: ByKind;
  readonly people: readonly (readonly [staff: string, ByKind])[];
} {
  const people = new Map<string, ByKind>();
  for (const one of reductions) people.set(one.staff, plus(people.get(one.staff) ?? nothing, one));
  return {
    all: reductions.reduce(plus, nothing),
    people: [...people].filter(([, { all }]) => all > 0).sort(([, a], [, b]) => b.all - a.all),
  };
}

const nothing: ByKind = { void: 0, free: 0, discount: 0, all: 0 };

const plus = (sums: ByKind, { kind, amount }: Pick<Reduction, 'kind' | 'amount'>): ByKind => ({
  ...sums,
  [kind]: sums[kind] + amount,
  all: sums.all + amount,
});
