import type { en } from './en.ts';

export const sv: typeof en = {
  title: 'Lagt åt sidan',
  detail:
    'Ändringar som en enhet skickade efter att den togs ur bruk, eller som den inte kunde visa var dess egna. De finns inte i någon beställning och inte på någon nota.',
  whatToDo:
    'Läs var och en. Det som fortfarande gäller matar du in igen på en platta eller i en kassa. Markera det sedan som hanterat.',
  why: {
    'device-revoked': 'Enheten hade tagits ur bruk.',
    'not-your-sign-in': 'Enheten kunde inte visa att ändringen var dess egen.',
  },
  nothing: 'Inget är lagt åt sidan.',
  guests: '{count, plural, one {# gäst} other {# gäster}}',
  atTable: 'Bord {number}',
  asSent: 'Som den skickades',
  by: 'av {name}',
  shownOf: '{shown} av {all} visas.',
  showOlder: 'Visa äldre',
  dealtWith: 'Hanterat',
  tick: 'Hanterat: {what}',
  ticked: '”{what}” är markerat som hanterat',
  showDealt: 'Visa det som har hanterats',
  noDealt: 'Inget har hanterats än.',
  dealtBy: '{name}, {when}',
  putBack: 'Lägg tillbaka',
  putBackThis: 'Lägg tillbaka: {what}',
};
