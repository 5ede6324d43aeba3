import { speak } from './language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

/** What all apps say. The sentences are in `words/`, one file a language. */
export const words = speak(
  'ui',
  { en, sv, es },
  {
    strip: {
      noBox: (pending: number) => ({ pending }),
      cannotSave: (pending: number) => ({ pending }),
      sending: (pending: number) => ({ pending }),
      caughtUp: (time: string) => ({ time }),
      waiting: (pending: number) => ({ pending }),
      heard: (age: string) => ({ age }),
    },
    revoked: { unsent: (pending: number) => ({ pending }), inOffice: (count: number) => ({ count }) },
    signIn: {
      pinOf: (name: string) => ({ name }),
      wrongApp: (name: string, role: string) => ({ name, role }),
    },
    numpad: {
      times: (count: number) => ({ count }),
      clearTimes: (count: number) => ({ count }),
    },
    address: { unsent: (pending: number) => ({ pending }) },
    giving: {
      voidTitle: (what: string) => ({ what }),
      voided: (what: string) => ({ what }),
      giveTitle: (what: string) => ({ what }),
      gave: (what: string) => ({ what }),
      discountTitle: (what: string) => ({ what }),
      instead: (now: string, before: string) => ({ now, before }),
      insteadEach: (now: string, before: string) => ({ now, before }),
      took: (off: string, what: string) => ({ off, what }),
      fullAgain: (what: string) => ({ what }),
      free: (count: number, reasons: string) => ({ count, reasons }),
      off: (off: string, reason: string) => ({ off, reason }),
      offEach: (off: string, reason: string) => ({ off, reason }),
      was: (amount: string) => ({ amount }),
      orderDiscount: (off: string, reason: string) => ({ off, reason }),
      requestVoid: (what: string, reason: string) => ({ what, reason }),
      requestFree: (what: string, reason: string) => ({ what, reason }),
      requestOff: (off: string, what: string, reason: string) => ({ off, what, reason }),
      requestUndo: (what: string) => ({ what }),
    },
    ages: {
      seconds: (count: number) => ({ count }),
      minutes: (count: number) => ({ count }),
      hours: (count: number) => ({ count }),
    },
  },
);
