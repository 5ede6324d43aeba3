import { speak } from '@comanda/shared/ui/language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

/** What only the practice says: it is loaded with it. */
export const words = speak('practice', { en, sv, es }, { progress: (done: number, all: number) => ({ done, all }) });
