import type { en } from './en.ts';

export const sv: typeof en = {
  howMany: 'Hur många',
  howManyOf: 'Hur många: {name}',
  kitchenHasAll: 'Köket har dem redan: alla {count} flyttas tillsammans.',
  kitchenHasSome:
    'Köket har redan {has}: flytta {free, plural, =1 {den andra} other {upp till # av de andra}}, eller alla {count}.',
  some: '{count} × {name}',
  several: '{count, plural, one {# rätt} other {# rätter}}',
  where: 'Flytta {what} till…',
  done: '{what}: flyttat till {place}',
  otherParty: 'ett annat sällskap vid bordet',
  takeAway: 'en ny avhämtning',
  newTakeAway: 'En ny avhämtning',
  occupied: 'upptaget',
  otherTable: 'Ett annat bord',
  freeTables: 'Lediga i {floor}',
  noOtherOrder: 'Ingen annan nota är öppen.',
  join: {
    lines: '{lines, plural, one {# rad går ihop med} other {# rader går ihop med}} {order}',
    guests: 'gäster {theirs} + {joining} = {together}',
    isOneBill: 'Slå ihop med {order}: en nota',
    other: 'En annan nota',
    done: '{from} gick ihop med {to}',
  },
};
