import type { en } from './en.ts';

export const es: typeof en = {
  tab: 'Se esperan',
  none: 'No se espera a nadie.',
  noneDetail: 'Quien ha llamado está aquí con su hora, y su mesa tiene un anillo.',
  expect: 'Esperar a un grupo',
  expectLater: 'Para más tarde…',
  titleOf: '{table}: esperar a un grupo',
  when: 'Cuándo',
  later: '15 minutos más tarde',
  earlier: '15 minutos antes',
  table: 'Mesa',
  guests: 'Comensales',
  book: '{count, plural, one {Esperar a # comensal} other {Esperar a # comensales}} · {time}',
  booked: '{table}: {count, plural, one {se espera a # comensal} other {se espera a # comensales}} · {time}',
  text: 'Esperados: {time} · {count, plural, one {# comensal} other {# comensales}}',
  short: '{time} · {count}p',
  notice:
    '{count, plural, one {Se espera a # comensal} other {Se espera a # comensales}} · {time}. Lo que apuntes será su comanda.',
  title: '{table}: se esperan',
  here: '{count, plural, one {# comensal está aquí} other {# comensales están aquí}}',
  more: 'Nombre, nota, historia',
  move: 'A otra mesa',
  noShow: 'No vienen',
  noShowReason: 'no vinieron',
  gone: 'Ya no se esperan',
  another: 'Otros se sientan aquí ahora',
};
