import type { Cents } from '@comanda/shared/money/cents.ts';
import { decimal } from '@comanda/shared/money/format.ts';
import { useRecords } from '@comanda/shared/replica/react/hooks.ts';

export type Money = {
  readonly currency: string;
  show(amount: Cents | number): string;
};

export function useMoney(): Money {
  const [setting] = useRecords('settings').values();
  const currency = setting?.currency ?? 'SEK';
  return {
    currency,
    show: (amount) => decimal(amount as Cents, currency),
  };
}
