import {
  BellRing,
  CircleAlert,
  CircleDashed,
  Clock,
  Flame,
  type LucideIcon,
  PencilLine,
  ReceiptText,
} from 'lucide-react';
import { Icon } from './icon.tsx';
import type { TableState } from './theme/tokens.ts';
import { words } from './words.ts';

const icons = {
  free: CircleDashed,
  seated: PencilLine,
  sent: Flame,
  ready: BellRing,
  bill: ReceiptText,
  'needs-you': CircleAlert,
  reserved: Clock,
} as const satisfies Record<TableState, LucideIcon>;

/** The sign of a table's state, for whoever does not go by colours. Goes beside the word, or has it as its name. */
export function TableStateIcon({ state }: { readonly state: TableState }) {
  return <Icon of={icons[state]} />;
}

/** Colour, sign and word of a table's state: in a legend, a list, an order's head. */
export function TableStateChip({ state, children }: { readonly state: TableState; readonly children?: string }) {
  return (
    <span className="chip" data-table-state={state}>
      <TableStateIcon state={state} />
      <span>{children ?? words.tables[state]}</span>
    </span>
  );
}
