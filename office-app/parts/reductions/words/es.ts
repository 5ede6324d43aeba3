import type { en } from './en.ts';

export const es: typeof en = {
  title: 'Anulaciones, invitaciones y descuentos',
  detail: 'Lo que no se cobró en una jornada, y quién lo dijo.',
  day: 'Jornada',
  earlier: 'La jornada anterior',
  later: 'La jornada siguiente',
  none: 'En esta jornada no se anuló, invitó ni descontó nada.',
  each: 'Uno por uno',
  byKind: 'Por clase',
  byPerson: 'Por persona',
  all: 'En total, en {currency}',
  order: 'comanda {number}',
  pinOf: 'PIN de {name}',
  nobody: 'Alguien desconocido',
  kinds: { void: 'Anulado', free: 'Invitado', discount: 'Descuento' },
  states: { 'taken-back': 'deshecho', replaced: 'cuenta otra cosa' },
};
