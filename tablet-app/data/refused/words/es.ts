import type { en } from './en.ts';

export const es: typeof en = {
  title: 'La central no aceptó {count, plural, one {# cambio} other {# cambios}}',
  ok: 'OK',
  setAside: 'Espera a un encargado.',
  said: '{who}, {time}',
  open: 'Ver el pedido',
  also: 'Con ello: {what}',
};
