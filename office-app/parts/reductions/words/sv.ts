import type { en } from './en.ts';

export const sv: typeof en = {
  title: 'Makulerat, bjudet och rabatter',
  detail: 'Vad som inte blev betalt en affärsdag, och vem som sa det.',
  day: 'Affärsdag',
  earlier: 'Affärsdagen före',
  later: 'Affärsdagen efter',
  none: 'Ingenting makulerades, bjöds eller drogs av den dagen.',
  each: 'Ett efter ett',
  byKind: 'Efter slag',
  byPerson: 'Efter person',
  all: 'Tillsammans, i {currency}',
  order: 'nota {number}',
  pinOf: '{name}s PIN',
  nobody: 'Någon okänd',
  kinds: { void: 'Makulerat', free: 'Bjudet', discount: 'Rabatt' },
  states: { 'taken-back': 'taget tillbaka', replaced: 'något annat räknas' },
};
