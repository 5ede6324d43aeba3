import { Icon } from '@comanda/shared/ui/icon.tsx';
import { TableStateIcon } from '@comanda/shared/ui/table-state.tsx';
import { ArrowUpFromLine, CheckCheck, Pause } from 'lucide-react';
import type { TableLook } from '../../data/floor/order-looks.ts';

/** The sign of what a table waits for; whatever needs somebody has the same one. */
export function WaitingIcon({ look, waiting }: Pick<TableLook, 'look' | 'waiting'>) {
  if (look === 'seated' && waiting === 'served') return <Icon of={CheckCheck} />;
  if (look === 'seated' && waiting === 'held') return <Icon of={Pause} />;
  if (look === 'seated' && waiting === 'on-the-way') return <Icon of={ArrowUpFromLine} />;
  return <TableStateIcon state={look} />;
}
