import { speak } from '@comanda/shared/ui/language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

/** What is said where a table is served again, split, handed over, and asked to pay. */
export const words = speak(
  'serving',
  { en, sv, es },
  {
    left: {
      count: (count: number) => ({ count }),
      fewAdded: (name: string, count: number) => ({ name, count }),
    },
    again: {
      add: (count: number, price: string) => ({ count, price }),
      done: (count: number) => ({ count }),
    },
    split: {
      stays: (sum: string) => ({ sum }),
      bill: (letter: string, sum: string) => ({ letter, sum }),
      touch: (letter: string) => ({ letter }),
      make: (count: number) => ({ count }),
      done: (count: number) => ({ count }),
      leftToPay: (sum: string) => ({ sum }),
      ofSo: (name: string, count: number) => ({ name, count }),
      payThese: (sum: string) => ({ sum }),
      paidHere: (sum: string) => ({ sum }),
    },
    lost: {
      guests: (who: string, value: string) => ({ who, value }),
      table: (who: string, value: string) => ({ who, value }),
      take: (value: string) => ({ value }),
    },
    waiter: {
      handOverAll: (count: number) => ({ count }),
      done: (count: number, name: string) => ({ count, name }),
      lost: (who: string, name: string) => ({ who, name }),
    },
    bill: { askedBy: (who: string, time: string) => ({ who, time }) },
    facts: { handedOver: (name: string) => ({ name }) },
  },
);
