import { speak } from '@comanda/shared/ui/language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

/** What is said of parties that are to come. */
export const words = speak(
  'expected',
  { en, sv, es },
  {
    titleOf: (table: string) => ({ table }),
    book: (count: number, time: string) => ({ count, time }),
    booked: (table: string, count: number, time: string) => ({ table, count, time }),
    text: (time: string, count: number) => ({ time, count }),
    short: (time: string, count: number) => ({ time, count }),
    noted: (count: number, time: string) => ({ count, time }),
    ringed: (count: number, time: string) => ({ count, time }),
    changed: (count: number, time: string) => ({ count, time }),
    changeTo: (count: number, time: string) => ({ count, time }),
    changedTo: (count: number, time: string) => ({ count, time }),
    lost: (who: string, count: number, time: string) => ({ who, count, time }),
    notice: (count: number, time: string) => ({ count, time }),
    title: (table: string) => ({ table }),
    here: (count: number) => ({ count }),
  },
);
