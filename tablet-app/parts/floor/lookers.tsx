import { Badge } from '@comanda/shared/ui/badge.tsx';
import type { Looker } from '../../data/floor/people-here.ts';

/** For more there is no room. */
const most = 2;

/** Who has it open just now, and how much they are adding. What is said of the table names all of them. */
export function Lookers({ lookers }: { readonly lookers: readonly Looker[] }) {
  return lookers.slice(0, most).map((one) => (
    <span key={one.device} className="looker">
      <Badge initials={one.initials} colour={one.colour} />
      {one.adding > 0 && <b className="looker-adding">+{one.adding}</b>}
    </span>
  ));
}
