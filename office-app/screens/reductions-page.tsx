import type { DayReductions } from '@comanda/shared/sync/office-api.ts';
import { useWatched } from '../data/ask.ts';
import { HeardLine } from '../parts/heard-line.tsx';
import { Empty, Page } from '../parts/page.tsx';
import { DayChooser } from '../parts/reductions/day-chooser.tsx';
import { OneReduction } from '../parts/reductions/one-reduction.tsx';
import { Totals } from '../parts/reductions/totals.tsx';
import { words } from '../parts/reductions/words.ts';

const lookEveryMs = 30_000;

/** What was not paid on a business day, and who said so. @param day null: the one that goes on */
export function ReductionsPage({ day }: { readonly day: string | null }) {
  const watched = useWatched<DayReductions>(`/office/reductions${day === null ? '' : `?day=${day}`}`, lookEveryMs);
  const said = watched.heard?.said ?? null;
  // An answer for the day that was looked at before is none for this one.
  const shown = said !== null && (day === null || said.day === day) ? said : null;
  return (
    <Page title={words.title} detail={words.detail}>
      <DayChooser day={shown?.day ?? day} earlier={shown?.earlier ?? null} later={shown?.later ?? null} />
      {shown !== null && shown.reductions.length === 0 && <Empty title={words.none} />}
      {shown !== null && shown.reductions.length > 0 && (
        <>
          <Totals reductions={shown.reductions} />
          <section className="card">
            <h2>{words.each}</h2>
            <ul className="rows reductions">
              {shown.reductions.map((one) => (
                <OneReduction key={one.event} one={one} />
              ))}
            </ul>
          </section>
        </>
      )}
      <HeardLine {...watched} oldAfterMs={2 * lookEveryMs} />
    </Page>
  );
}
