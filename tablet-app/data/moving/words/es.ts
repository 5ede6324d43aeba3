import type { en } from './en.ts';

export const es: typeof en = {
  howMany: 'Cuántos',
  howManyOf: 'Cuántos: {name}',
  kitchenHasAll: 'La cocina ya los tiene: los {count} pasan juntos.',
  kitchenHasSome:
    'La cocina ya tiene {has}: pasa {free, plural, =1 {el otro} other {hasta # de los otros}}, o los {count}.',
  some: '{count} × {name}',
  several: '{count, plural, one {# plato} other {# platos}}',
  where: 'Pasar {what} a…',
  done: '{what}: pasado a {place}',
  otherParty: 'otro grupo de esta mesa',
  takeAway: 'un nuevo pedido para llevar',
  newTakeAway: 'Un nuevo pedido para llevar',
  occupied: 'ocupada',
  otherTable: 'Otra mesa',
  freeTables: 'Libres en {floor}',
  noOtherOrder: 'No hay otra comanda abierta.',
  join: {
    lines: '{lines, plural, one {# línea se une a} other {# líneas se unen a}} {order}',
    guests: 'comensales {theirs} + {joining} = {together}',
    isOneBill: 'Unir a {order}: una cuenta',
    other: 'Otra comanda',
    done: '{from} se unió a {to}',
  },
};
