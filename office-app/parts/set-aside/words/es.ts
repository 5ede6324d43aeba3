import type { en } from './en.ts';

export const es: typeof en = {
  title: 'Apartado',
  detail: 'Lo que enviaron los dispositivos y la central ni aceptó ni tiró.',
  nothing: 'No hay nada apartado.',
  guests: '{count, plural, one {# comensal} other {# comensales}}',
  atTable: 'Mesa {number}',
  asSent: 'Tal como se envió',
  by: 'por {name}',
  shownOf: 'Se muestran {shown} de {all}.',
  showOlder: 'Ver anteriores',
  dealtWith: 'Resuelto',
  tick: 'Resuelto: {what}',
  ticked: '«{what}» está marcado como resuelto',
  showDealt: 'Ver lo que ya está resuelto',
  noDealt: 'Aún no se ha resuelto nada.',
  dealtBy: '{name}, {when}',
  putBack: 'Devolver',
  putBackThis: 'Devolver: {what}',
};
