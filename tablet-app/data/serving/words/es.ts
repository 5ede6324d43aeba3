import type { en } from './en.ts';

export const es: typeof en = {
  often: {
    title: 'Lo de siempre',
    empty: 'Aquí estará lo que más se pide aquí. En la hoja de un plato puedes dejarlo aquí.',
    keep: 'Dejar en Lo de siempre',
  },
};
