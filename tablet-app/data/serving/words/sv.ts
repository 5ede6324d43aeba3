import type { en } from './en.ts';

export const sv: typeof en = {
  often: {
    title: 'Ofta här',
    empty: 'Det som oftast beställs här kommer att stå här. I rättens blad kan du behålla den här.',
    keep: 'Behåll i Ofta här',
  },
};
