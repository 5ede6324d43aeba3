import { mutantHere } from './catalogue.ts';
import { isIn, withBug } from './mutant.ts';

type Planting = {
  readonly name: string;
  readonly enforce: 'pre';
  transform(code: string, id: string): string | null;
};

/** Plants the bug that the environment names while its file is loaded; none without a name. */
export function plantMutant(): Planting[] {
  const mutant = mutantHere();
  if (mutant === null) return [];
  const transform = (code: string, id: string): string | null =>
    isIn(mutant, id.split('?')[0] ?? '') ? withBug(code, mutant) : null;
  return [{ name: 'plant-mutant', enforce: 'pre', transform }];
}
