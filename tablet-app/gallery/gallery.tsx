import type { PracticePlan } from '@comanda/shared/replica/practice/practice-plan.ts';
import { crew } from '@comanda/shared/sample/people.ts';
import { Exhibit } from '@comanda/shared/ui/gallery/exhibit.tsx';
import { DeviceSettings } from '@comanda/shared/ui/sheets/device-settings.tsx';
import { steps } from '../data/practice/drill.ts';
import { usePractice } from '../data/practice/use-practice.ts';
import { words } from '../data/practice/words.ts';
import { Drill } from '../parts/practice/drill.tsx';
import { PracticeFrame } from '../parts/practice/practice-frame.tsx';
import { Party } from './party.tsx';

const plan = (): PracticePlan => ({
  room: words.room,
  people: crew.slice(0, 4).map(({ name, initials, colour }) => ({ name, initials, colour })),
  menu: null,
});

/** What only the tablet has, in a restaurant of its own: to look at, and for tests/screens/gallery.test.ts to measure. */
export function Gallery() {
  const [tablet] = usePractice(plan);
  return (
    <main className="gallery">
      <header className="gallery-top">
        <p className="brand">Comanda</p>
        <h1>Gallery of the tablet</h1>
        <div className="exhibit-card">
          <DeviceSettings />
        </div>
      </header>
      <Exhibit title="Steps of the practice">
        {[0, steps.length - 1, steps.length].map((done) => (
          <Drill key={done} done={done}>
            <button type="button">{words.wifi}</button>
          </Drill>
        ))}
      </Exhibit>
      <Exhibit title="Frame of the practice">
        <PracticeFrame title={words.frame} tablet={undefined} onLeave={() => {}}>
          {null}
        </PracticeFrame>
        <PracticeFrame title={words.evening.frame} tablet={tablet} onLeave={() => {}}>
          <Party />
        </PracticeFrame>
      </Exhibit>
    </main>
  );
}
