import { speak } from '../language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

/** One sentence for each refusal, by its code. */
export const words = speak('refusal', { en, sv, es }, {});
