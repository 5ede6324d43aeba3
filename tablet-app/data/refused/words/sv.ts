import type { en } from './en.ts';

export const sv: typeof en = {
  title: 'Boxen tog inte emot {count, plural, one {# ändring} other {# ändringar}}',
  ok: 'OK',
  setAside: 'Den väntar på en chef.',
  said: '{who}, {time}',
  open: 'Se på notan',
  also: 'Samtidigt: {what}',
};
