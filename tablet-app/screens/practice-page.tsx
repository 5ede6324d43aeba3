import { type Learner, menuHere, type PracticePlan } from '@comanda/shared/replica/practice/practice-plan.ts';
import type { PracticeTablet } from '@comanda/shared/replica/practice/practice-tablet.ts';
import type { Host } from '@comanda/shared/replica/react/device-host.ts';
import { useDevice, useHost } from '@comanda/shared/replica/react/hooks.ts';
import { ConnectionStrip } from '@comanda/shared/ui/connection-strip.tsx';
import { Icon } from '@comanda/shared/ui/icon.tsx';
import { Wifi, WifiOff } from 'lucide-react';
import { useState } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { sightOf, stepsDone } from '../data/practice/drill.ts';
import { practicePath } from '../data/practice/path.ts';
import { usePractice } from '../data/practice/use-practice.ts';
import { words } from '../data/practice/words.ts';
import { Drill } from '../parts/practice/drill.tsx';
import { PracticeFrame } from '../parts/practice/practice-frame.tsx';
import { Pages } from './pages.tsx';

/** The waiter's own pages over a restaurant that is nowhere but on this screen. */
export default function PracticePage({ onLeave }: { readonly onLeave: () => void }) {
  const here = useHost();
  const [tablet] = usePractice(() => planFor(here));
  return (
    <PracticeFrame title={words.frame} tablet={tablet} onLeave={onLeave}>
      {tablet !== undefined && <Inside tablet={tablet} />}
    </PracticeFrame>
  );
}

function Inside({ tablet }: { readonly tablet: PracticeTablet }) {
  const core = useDevice();
  const { isCut } = tablet.cable;
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
          onClick={() => tablet.setWifi(isCut)}
        >
          {isCut ? <Icon of={WifiOff} /> : <Icon of={Wifi} />}
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

/** Whoever is signed in practises under their own initials. */
function planFor({ state }: Host): PracticePlan {
  const here = 'core' in state && state.core.isReady ? state.core : null;
  const person = here?.records('staff').get(here.signedIn?.staff ?? '')?.fields as Learner | undefined;
  const you: Learner = { name: words.you, initials: words.initials, colour: '#2f6f9f' };
  const { name, initials, colour } = person ?? you;
  return { room: words.room, people: [{ name, initials, colour }], menu: here === null ? null : menuHere(here) };
}
