import { speak } from '@comanda/shared/ui/language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

/** What is said to whoever is new here. */
export const words = speak('help', { en, sv, es }, { coach: { label: (at: number, all: number) => ({ at, all }) } });
