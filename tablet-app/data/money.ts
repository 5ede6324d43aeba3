import type { Cents } from '@comanda/shared/money/cents.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';
import { amount as inFigures } from '@comanda/shared/ui/figures.ts';

import { useMemo } from 'react';

export type Money = {
  readonly currency: string;
  /** As the present language writes it, and as the till does. */
  show(amount: Cents | number): string;
};

export function useMoney(): Money {
  const [setting] = useRecords('settings').values();
  const currency = setting?.currency ?? 'SEK';
  return useMemo(() => ({ currency, show: (amount) => inFigures(amount, currency) }), [currency]);
}
