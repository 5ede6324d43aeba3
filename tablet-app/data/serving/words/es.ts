import type { en } from './en.ts';

export const es: typeof en = {
  often: {
    title: 'Lo de siempre',
    empty: 'Aquí estará lo que más se pide aquí. En la hoja de un plato puedes dejarlo aquí.',
    keep: 'Dejar en Lo de siempre',
  },
  again: {
    title: 'Repetir una ronda',
    which: 'Qué se repite',
    latest: 'La última ronda',
    drinks: 'Todas las bebidas',
    everything: 'Todo',
    nothing: 'No hay nada de eso en esta comanda.',
    add: '{count, plural, =0 {Nada que añadir} other {Añadir # · {price}}}',
    done: '{count, plural, one {# plato} other {# platos}} otra vez',
  },
  split: {
    title: 'Dividir la cuenta',
    bySeat: 'Cada asiento su cuenta',
    payEvenly: 'Pagar a partes iguales',
    payAmount: 'Pagar un importe',
    evenly: 'Partes iguales',
    which: 'Cuentas',
    stays: 'Queda aquí: {sum}',
    bill: 'Cuenta {letter} · {sum}',
    another: 'Otra cuenta',
    touch: 'Toca lo que pasa a la cuenta {letter}.',
    make: '{count, plural, =1 {Elige qué pasa} other {Hacer # cuentas}}',
    done: '{count} cuentas en esta mesa',
    paidHere: 'Aquí ya se han pagado {sum}: tiene que quedar al menos eso en esta cuenta.',
  },
};
