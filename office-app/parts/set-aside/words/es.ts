import type { en } from './en.ts';

export const es: typeof en = {
  title: 'Apartado',
  detail:
    'Cambios que un dispositivo envió después de darse de baja, o que no pudo demostrar que eran suyos. No están en ninguna comanda ni en ninguna cuenta.',
  whatToDo:
    'Lee cada uno. Lo que aún valga, introdúcelo de nuevo en una tableta o en una caja. Después márcalo como resuelto.',
  why: {
    'device-revoked': 'El dispositivo se había dado de baja.',
    'not-your-sign-in': 'El dispositivo no pudo demostrar que el cambio era suyo.',
  },
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
