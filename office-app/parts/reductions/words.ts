import { speak } from '@comanda/shared/ui/language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

/** What is said of what was not paid. */
export const words = speak(
  'office-reductions',
  { en, sv, es },
  {
    all: (currency: string) => ({ currency }),
    order: (number: number) => ({ number }),
    pinOf: (name: string) => ({ name }),
  },
);
