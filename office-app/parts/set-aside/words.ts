import { speak } from '@comanda/shared/ui/language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

const what = (what: string) => ({ what });

/** What is said of changes that were set aside. */
export const words = speak(
  'office-set-aside',
  { en, sv, es },
  {
    guests: (count: number) => ({ count }),
    atTable: (number: string) => ({ number }),
    by: (name: string) => ({ name }),
    shownOf: (shown: number, all: number) => ({ shown, all }),
    tick: what,
    ticked: what,
    putBackThis: what,
    dealtBy: (name: string, when: string) => ({ name, when }),
  },
);
