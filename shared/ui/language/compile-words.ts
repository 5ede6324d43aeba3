import { pathToFileURL } from 'node:url';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';
import type { Catalogue } from './speak.ts';

const catalogue = /\/words\/(en|sv|es)\.ts$/;

/**
 * Reads the sentences of `words/en.ts`, `sv.ts` and `es.ts` while building: a device gets them in parts, and neither a
 * parser nor anything that its security policy would have to allow. A sentence that cannot be read stops the build.
 */
export function compileWords(): Plugin {
  return {
    name: 'comanda-words',
    enforce: 'pre',
    async load(id) {
      const language = catalogue.exec(id)?.[1];
      if (language === undefined) return null;
      // Node strips the types and keeps what it has once read; the number makes it read again what has changed since.
      const words = await import(`${pathToFileURL(id).href}?at=${Date.now()}`);
      return `export const ${language} = ${JSON.stringify(compiled(words[language]))};`;
    },
  };
}

function compiled(part: Catalogue): object {
  return Object.fromEntries(
    Object.entries(part).map(([name, below]) => [
      name,
      typeof below === 'string' ? compileMessage(below) : compiled(below),
    ]),
  );
}
