import type { Standing } from '@comanda/shared/till/standing.ts';
import {
  BadgeCheck,
  CircleDashed,
  CircleOff,
  Clock,
  Combine,
  HandCoins,
  type LucideIcon,
  PlusCircle,
  ReceiptText,
  RefreshCw,
} from 'lucide-react';
import { words } from '../../till/words.ts';

const icons = {
  empty: CircleDashed,
  'to-pay': ReceiptText,
  'part-paid': Clock,
  late: PlusCircle,
  paid: BadgeCheck,
  overpaid: HandCoins,
  'closed-overpaid': HandCoins,
  closed: BadgeCheck,
  cancelled: CircleOff,
  merged: Combine,
  unreadable: RefreshCw,
} as const satisfies Record<Standing, LucideIcon>;

/** How far a bill is: colour, shape and word. */
export function StandingMark({ standing, text }: { readonly standing: Standing; readonly text?: string }) {
  const Icon = icons[standing];
  return (
    <span className="standing" data-standing={standing}>
      <Icon size={16} aria-hidden="true" />
      {text ?? words.list.standings[standing]}
    </span>
  );
}
