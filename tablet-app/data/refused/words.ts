import { speak } from '@comanda/shared/ui/language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

/** What is said of what the box did not take. */
export const words = speak(
  'refused',
  { en, sv, es },
  {
    title: (count: number) => ({ count }),
    said: (who: string, time: string) => ({ who, time }),
    also: (what: string) => ({ what }),
  },
);
