import { speak } from '@comanda/shared/ui/language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

type Count = (count: number) => { count: number };
type Amount = (amount: string) => { amount: string };
const count: Count = (count) => ({ count });
const amount: Amount = (amount) => ({ amount });

/** What the till says. The sentences are in `words/`, one file a language. */
export const words = speak(
  'till',
  { en, sv, es },
  {
    table: (number: string) => ({ number }),
    number: (number: number) => ({ number }),
    by: (person: string, device: string) => ({ person, device }),
    list: {
      bills: count,
      notFound: (search: string) => ({ search }),
      open: count,
      asked: count,
      paidSince: count,
      total: amount,
    },
    bill: {
      opened: (time: string, who: string) => ({ time, who }),
      guests: count,
      asked: (who: string, time: string) => ({ who, time }),
      addedBy: (names: string) => ({ names }),
      each: amount,
      taxOf: (gross: string) => ({ gross }),
      given: (given: string, change: string) => ({ given, change }),
    },
    notice: {
      present: (who: string, count: number) => ({ who, count }),
      late: (dishes: string, amount: string) => ({ dishes, amount }),
      lateDish: (quantity: number, name: string, who: string, time: string) => ({ quantity, name, who, time }),
      paidTwice: (amount: string, payments: string) => ({ amount, payments }),
      paidPart: (amount: string, tender: string, who: string, time: string) => ({ amount, tender, who, time }),
      paidTooMuch: amount,
      giveBack: amount,
      unfired: count,
      unserved: count,
    },
    pay: {
      changeFor: (order: string) => ({ order }),
      shares: count,
      sharesLong: amount,
      takes: amount,
      gives: amount,
      leaves: amount,
      cardTooMuch: amount,
      closed: (order: string) => ({ order }),
    },
    why: {
      'device-barred': (device: string) => ({ device }),
      'multi-session-barred': (multiSession: string) => ({ multiSession }),
      'person-barred': (person: string) => ({ person }),
      'not-permitted': (person: string) => ({ person }),
    },
    refused: {
      title: count,
      payment: (amount: string, tender: string) => ({ amount, tender }),
    },
  },
);
