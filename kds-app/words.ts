import { speak } from '@comanda/shared/ui/language/speak.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { sv } from './words/sv.ts';

const count = (count: number) => ({ count });
const time = (time: string) => ({ time });
const place = (place: string) => ({ place });
const fromTo = (from: string, to: string) => ({ from, to });
const what = (what: string) => ({ what });

/** What the kitchen display says. The sentences are in `words/`, one file a language; here is what they are told. */
export const words = speak(
  'kitchen',
  { en, sv, es },
  {
    noContact: time,
    noContactFor: time,
    caughtUp: time,
    outOfSight: count,
    table: (number: string) => ({ number }),
    moved: fromTo,
    joined: fromTo,
    number: (number: number) => ({ number }),
    guests: count,
    course: (course: number, courses: number) => ({ course, courses }),
    minutes: count,
    alsoAt: (stations: string) => ({ stations }),
    allergy: (words: string) => ({ words }),
    voided: count,
    added: time,
    seat: (seat: number) => ({ seat }),
    held: count,
    continued: place,
    bumped: what,
    bumpedMore: (place: string) => ({ place }),
    bumpedHere: (here: string, place: string, others: string) => ({ here, place, others }),
    bumpedVoid: what,
    bumpedAlong: what,
    recalled: count,
    recallLatest: count,
    cooking: count,
    settings: {
      patience: (station: string) => ({ station }),
      sooner: what,
      later: what,
      percent: (percent: number) => ({ percent }),
    },
  },
);
