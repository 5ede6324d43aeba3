import { type Phase, play } from '@comanda/shared/replica/practice/evening/play.ts';
import { type SceneName, scenes } from '@comanda/shared/replica/practice/evening/scenes.ts';
import type { PracticeTablet } from '@comanda/shared/replica/practice/practice-tablet.ts';
import { useEffect, useRef, useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { eveningPath } from './path.ts';

/** So long somebody needs to see what one touch did. */
const stepMs = 1_400;

export type Replay = {
  readonly phase: Phase;
  /** What was done while the two could not see each other. */
  readonly apart: ReadonlySet<string>;
  hurry(): void;
};

/** Does a scene again on these tablets, at a pace that can be followed, and looks at its order. */
export function useReplay(scene: SceneName, [anna, ben]: readonly PracticeTablet[]): Replay {
  const [phase, setPhase] = useState<Phase>('together');
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const isInHurry = useRef(false);
  const goOn = useRef(() => {});
  useEffect(() => {
    if (anna === undefined || ben === undefined) return;
    let isWatched = true;
    navigate(eveningPath);
    void play(scenes[scene], { anna, ben }, async (step) => {
      if (!isWatched) return;
      setPhase(step.phase);
      if (step.phase === 'apart') setApart((known) => new Set([...known, ...step.events]));
      navigate(`${eveningPath}/order/${step.order}`);
      if (!isInHurry.current)
        await new Promise<void>((resume) => {
          goOn.current = resume;
          setTimeout(resume, stepMs);
        });
    }).catch((error: unknown) => {
      // Whoever left in the middle of it has stopped the tablets.
      if (isWatched) throw error;
    });
    return () => {
      isWatched = false;
      goOn.current();
    };
  }, [scene, anna, ben]);
  return {
    phase,
    apart,
    hurry: () => {
      isInHurry.current = true;
      goOn.current();
    },
  };
}
