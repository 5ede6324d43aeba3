import { speak } from '@comanda/shared/ui/language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

/** What is said of how long a table may wait. */
export const words = speak('office-patience', { en, sv, es }, {});
