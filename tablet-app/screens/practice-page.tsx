import { Practice } from '@comanda/shared/replica/practice/practice.ts';
import { type Learner, menuHere, type PracticePlan } from '@comanda/shared/replica/practice/practice-plan.ts';
import { startBox } from '@comanda/shared/replica/practice/start-box.ts';
import type { Host } from '@comanda/shared/replica/react/device-host.ts';
import { HostContext, useDevice, useHost } from '@comanda/shared/replica/react/hooks.ts';
import { ConnectionStrip } from '@comanda/shared/ui/connection-strip.tsx';
import { GraduationCap, Wifi, WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { sightOf, stepsDone } from '../data/practice/drill.ts';
import { practicePath } from '../data/practice/path.ts';
import { words } from '../data/practice/words.ts';
import { Drill } from '../parts/practice/drill.tsx';
import { Pages } from './pages.tsx';
import '../practice.css';

/** The waiter's own pages over a restaurant that is nowhere but on this screen, in a frame that says so. */
export default function PracticePage({ onLeave }: { readonly onLeave: () => void }) {
  const practice = usePractice(useHost());
  return (
    <div className="app practice">
      <header className="practice-head">
        <GraduationCap className="icon" aria-hidden="true" />
        <h1>{words.frame}</h1>
        <button type="button" onClick={onLeave}>
          {words.leave}
        </button>
      </header>
      {practice === null || practice.state.at !== 'open' ? (
        <p className="muted">{words.opening}</p>
      ) : (
        <HostContext value={practice}>
          <Inside practice={practice} />
        </HostContext>
      )}
    </div>
  );
}

function Inside({ practice }: { readonly practice: Practice }) {
  const core = useDevice();
  const { isCut } = practice.cable;
  const [done, setDone] = useState(0);
  const now = stepsDone(done, sightOf(core, isCut));
  if (now !== done) setDone(now);
  return (
    <>
      <Drill done={now}>
        <button
          type="button"
          role="switch"
          aria-checked={isCut}
          className="wifi-switch with-icon"
          onClick={() => practice.setWifi(isCut)}
        >
          {isCut ? <WifiOff className="icon" aria-hidden="true" /> : <Wifi className="icon" aria-hidden="true" />}
          {words.wifi}
        </button>
      </Drill>
      <ConnectionStrip />
      <Router hook={useHashLocation} base={practicePath}>
        <Pages />
      </Router>
    </>
  );
}

/** One practice from entering to leaving: another visit begins with free tables. */
function usePractice(here: Host): Practice | null {
  const [practice, setPractice] = useState<Practice | null>(null);
  const [, draw] = useState(0);
  useEffect(() => {
    const box = startBox();
    const begun = new Practice(box.port, planFor(here));
    const stopListening = begun.subscribe(() => draw((times) => times + 1));
    setPractice(begun);
    return () => {
      stopListening();
      begun.stop();
      box.stop();
    };
  }, [here]);
  return practice;
}

/** Whoever is signed in practises under their own initials. */
function planFor({ state }: Host): PracticePlan {
  const here = 'core' in state && state.core.isReady ? state.core : null;
  const person = here?.records('staff').get(here.signedIn?.staff ?? '')?.fields as Learner | undefined;
  const you: Learner = { name: words.you, initials: words.initials, colour: '#2f6f9f' };
  const { name, initials, colour } = person ?? you;
  return { room: words.room, learner: { name, initials, colour }, menu: here === null ? null : menuHere(here) };
}
