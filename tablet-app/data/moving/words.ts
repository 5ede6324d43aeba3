import { speak } from '@comanda/shared/ui/language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

/** What is said where dishes and parties change places. */
export const words = speak(
  'moving',
  { en, sv, es },
  {
    howManyOf: (name: string) => ({ name }),
    kitchenHasAll: (count: number) => ({ count }),
    kitchenHasSome: (has: number, free: number, count: number) => ({ has, free, count }),
    some: (count: number, name: string) => ({ count, name }),
    several: (count: number) => ({ count }),
    where: (what: string) => ({ what }),
    done: (what: string, place: string) => ({ what, place }),
    freeTables: (floor: string) => ({ floor }),
    join: {
      lines: (lines: number, order: string) => ({ lines, order }),
      guests: (theirs: number, joining: number, together: number) => ({ theirs, joining, together }),
      isOneBill: (order: string) => ({ order }),
      done: (from: string, to: string) => ({ from, to }),
    },
  },
);
