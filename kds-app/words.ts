import { speak } from '@comanda/shared/ui/language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

/** What the kitchen display says. The sentences are in `words/`, one file a language; here is what they are told. */
export const words = speak(
  'kitchen',
  { en, sv, es },
  {
    noContact: (time: string) => ({ time }),
    table: (number: string) => ({ number }),
    movedFrom: (from: string) => ({ from }),
    number: (number: number) => ({ number }),
    guests: (count: number) => ({ count }),
    by: (device: string, time: string) => ({ device, time }),
    minutes: (count: number) => ({ count }),
    allergy: (words: string) => ({ words }),
    voided: (count: number) => ({ count }),
    seat: (seat: number) => ({ seat }),
    recalled: (count: number) => ({ count }),
    bumped: (what: string) => ({ what }),
  },
);
