import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { mutantHere } from './catalogue.ts';
import { isIn, withBug } from './mutant.ts';

// Given to Node with --import: plants the bug while its file is loaded, before the types are stripped.

const mutant = mutantHere();
if (mutant !== null) {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.startsWith('file:') || !isIn(mutant, fileURLToPath(url))) return loaded;
      const { source } = loaded;
      const code = typeof source === 'string' ? source : new TextDecoder().decode(source ?? undefined);
      return { ...loaded, source: withBug(code, mutant) };
    },
  });
}
