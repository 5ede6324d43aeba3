import { type SceneName, sceneNames } from '@comanda/shared/replica/practice/evening/scenes.ts';
import { crew } from '@comanda/shared/sample/people.ts';
import { ConnectionStrip } from '@comanda/shared/ui/connection-strip.tsx';
import { Segments } from '@comanda/shared/ui/segments.tsx';
import { useState } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { eveningPath } from '../data/practice/path.ts';
import { usePractice } from '../data/practice/use-practice.ts';
import { useReplay } from '../data/practice/use-replay.ts';
import { words } from '../data/practice/words.ts';
import { EveningSteps } from '../parts/practice/evening-steps.tsx';
import { PracticeFrame } from '../parts/practice/practice-frame.tsx';
import { Pages } from './pages.tsx';

/** What becomes of what two people did without seeing each other: recorded once, done again here by two tablets of a practice. */
export default function EveningPage({ onLeave }: { readonly onLeave: () => void }) {
  const [scene, setScene] = useState<SceneName>('addBoth');
  const [time, setTime] = useState(0);
  const choose = (next: SceneName): void => {
    setScene(next);
    setTime((times) => times + 1);
  };
  return <OneScene key={`${scene} ${time}`} scene={scene} onChoose={choose} onLeave={onLeave} />;
}

const people = ['Anna Lind', 'Ben Okafor'].flatMap((name) => crew.find((one) => one.name === name) ?? []);
const tabletsOf = ['anna', 'ben'] as const;

function OneScene({
  scene,
  onChoose,
  onLeave,
}: {
  readonly scene: SceneName;
  readonly onChoose: (scene: SceneName) => void;
  readonly onLeave: () => void;
}) {
  const { evening } = words;
  const tablets = usePractice(() => ({
    room: words.room,
    people: people.map(({ name, initials, colour }) => ({ name, initials, colour })),
    menu: null,
  }));
  const replay = useReplay(scene, tablets);
  const [whose, setWhose] = useState<(typeof tabletsOf)[number]>('anna');
  const at = sceneNames.indexOf(scene);
  const step = (by: number) => onChoose(sceneNames.at((at + by) % sceneNames.length) ?? scene);
  return (
    <PracticeFrame title={evening.frame} tablet={tablets[tabletsOf.indexOf(whose)]} onLeave={onLeave}>
      <section className="drill evening" data-phase={replay.phase}>
        <div className="drill-now">
          <label className="scene-choice">
            <span className="visually-hidden">{evening.situation}</span>
            <select value={scene} onChange={({ target }) => onChoose(target.value as SceneName)}>
              {sceneNames.map((name, number) => (
                <option key={name} value={name}>
                  {number + 1}. {evening.scenes[name]}
                </option>
              ))}
            </select>
          </label>
          <button type="button" onClick={() => step(-1)}>
            {evening.previous}
          </button>
          {replay.phase === 'met' ? (
            <button type="button" onClick={() => onChoose(scene)}>
              {evening.again}
            </button>
          ) : (
            <button type="button" onClick={replay.hurry}>
              {evening.toTheEnd}
            </button>
          )}
          <button type="button" onClick={() => step(1)}>
            {evening.next}
          </button>
          <Segments
            label={evening.whose}
            hideLabel
            value={whose}
            choices={tabletsOf.map((one) => ({ value: one, label: evening[one] }))}
            onChange={setWhose}
          />
        </div>
        <p role="status">
          <b>{evening.phases[replay.phase]}</b>
        </p>
        <EveningSteps apart={replay.apart} />
      </section>
      <ConnectionStrip />
      <Router hook={useHashLocation} base={eveningPath}>
        <Pages hints={false} />
      </Router>
    </PracticeFrame>
  );
}
