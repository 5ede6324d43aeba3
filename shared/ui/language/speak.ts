import type { Messages } from '@lingui/core';
import type { Language } from '../../staff/staff.ts';
import { say, teach } from './language.ts';

/** What an app says in one language: sentences in ICU MessageFormat, in groups. A sentence's id is its path. */
export type Catalogue = { readonly [name: string]: string | Catalogue };

/** A sentence as a build leaves it: in parts. */
type Parts = Messages[string];

/** How the values of a sentence are called, in the order in which the app hands them over. */
type Values = { readonly [name: string]: ((...handed: never[]) => Readonly<Record<string, unknown>>) | Values };

/** As the catalogue, with a function where a sentence takes values. */
export type Words<C, V> = {
  readonly [K in keyof C]: C[K] extends string
    ? K extends keyof V
      ? V[K] extends (...handed: infer H) => unknown
        ? (...handed: H) => string
        : string
      : string
    : Words<C[K], K extends keyof V ? V[K] : unknown>;
};

/**
 * Words of an app, said in the language of the moment in which they are read: so read them while showing something, never
 * once when a file is loaded.
 * @param name goes before every id, so that two apps may use the same path
 */
export function speak<const C extends Catalogue, const V extends Values>(
  name: string,
  catalogues: Readonly<Record<Language, C>>,
  values: V,
): Words<C, V> {
  teach((language) => Object.fromEntries(sentences(name, catalogues[language])));
  return voiced(name, catalogues.en, values) as Words<C, V>;
}

/** `['ui.strip.live', …]` for each sentence, however deep. */
export function* sentences(path: string, part: Catalogue): Generator<[id: string, message: Parts | string]> {
  for (const [name, below] of Object.entries(part)) {
    if (isSentence(below)) yield [`${path}.${name}`, below];
    else yield* sentences(`${path}.${name}`, below);
  }
}

/** A build turns each sentence into a list of its parts, so that no parser travels to the devices. */
const isSentence = (part: string | Catalogue | Parts): part is Parts | string =>
  typeof part === 'string' || Array.isArray(part);

function voiced(path: string, part: Catalogue, values: Values): object {
  const said = {};
  for (const [name, below] of Object.entries(part)) {
    const id = `${path}.${name}`;
    const handed = values[name];
    if (!isSentence(below)) {
      const deeper = voiced(id, below, typeof handed === 'object' ? handed : {});
      Object.defineProperty(said, name, { enumerable: true, value: deeper });
    } else if (typeof handed === 'function') {
      const withValues = (...given: never[]): string => say(id, handed(...given));
      Object.defineProperty(said, name, { enumerable: true, value: withValues });
    } else {
      Object.defineProperty(said, name, { enumerable: true, get: () => say(id) });
    }
  }
  return said;
}
