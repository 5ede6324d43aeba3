import { speak } from '@comanda/shared/ui/language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

/** What allergens and permissions are called. */
export const names = speak('office-names', { en, sv, es }, {});
