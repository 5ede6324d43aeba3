import type { DayReductions } from '@comanda/shared/sync/office-api.ts';
import { date } from '@comanda/shared/ui/figures.ts';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { words } from './words.ts';

/** Days of business by a step, any day by its date. */
export function DayChooser({
  day,
  earlier,
  later,
}: { readonly day: string | null } & Pick<DayReductions, 'earlier' | 'later'>) {
  const [, go] = useLocation();
  const step = (to: string | null, label: string, icon: ReactNode) => (
    <button type="button" aria-label={label} disabled={to === null} onClick={() => go(`/reductions/${to}`)}>
      {icon}
    </button>
  );
  return (
    <div className="day-chooser">
      {step(earlier, words.earlier, <ChevronLeft size={22} aria-hidden="true" />)}
      <label>
        <span className="visually-hidden">{words.day}</span>
        <input
          type="date"
          value={day ?? ''}
          onChange={({ target }) => target.value !== '' && go(`/reductions/${target.value}`)}
        />
      </label>
      {step(later, words.later, <ChevronRight size={22} aria-hidden="true" />)}
      {day !== null && <strong>{date(Date.parse(`${day}T12:00`))}</strong>}
    </div>
  );
}
