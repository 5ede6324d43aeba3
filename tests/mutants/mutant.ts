import { fileURLToPath } from 'node:url';

/** What has to notice: the nights 1 to `nights`, or these test files of a project, of which only what is so `named`. */
export type CaughtBy =
  | { readonly nights: number }
  | {
      readonly tests: readonly string[];
      readonly project: 'units' | 'restaurant' | 'stories';
      readonly named?: string;
    };

/** Stories are told four times; the bug is in what all four have in common. */
export const story = (...names: readonly string[]): CaughtBy => ({
  tests: names.map((name) => `tests/stories/${name}.test.ts`),
  project: 'stories',
  named: 'on the simulated cable',
});

export const nights = (most: number): CaughtBy => ({ nights: most });

/** A test that stands beside the code. */
export const unit = (...names: readonly string[]): CaughtBy => ({
  tests: names.map((name) => `${name}.test.ts`),
  project: 'units',
});

/** A bug planted in the product's own code: one exact text in one file, and what stands there instead. */
export type Mutant = {
  readonly name: string;
  /** The invariants of the design (I) and of its threat model (G, O, K, P, A) that it breaks. */
  readonly breaks: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  readonly caughtBy: CaughtBy;
};

/** Names the mutant that a child process lives with; the product knows nothing of it. */
export const plantedIn = 'COMANDA_MUTANT';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export class OutOfStep extends Error {
  override readonly name = 'OutOfStep';
}

/** The code with the bug in it. @throws OutOfStep when the text is not there exactly once: a mutant keeps step with the code */
export function withBug(code: string, { name, file, find, replace }: Mutant): string {
  const times = code.split(find).length - 1;
  if (times !== 1) throw new OutOfStep(`${name}: its text is in ${file} ${times} times, and must be there once`);
  return code.replace(find, () => replace);
}

const withSlashes = (path: string): string => path.replaceAll('\\', '/');

/** For loaders: is this the file that the mutant is in? */
export const isIn = (mutant: Mutant, path: string): boolean => withSlashes(path) === withSlashes(root) + mutant.file;
