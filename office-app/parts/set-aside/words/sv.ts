import type { en } from './en.ts';

export const sv: typeof en = {
  title: 'Lagt åt sidan',
  detail: 'Vad enheter har skickat som boxen varken har tagit emot eller kastat.',
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
