import type { Invitation } from '@comanda/shared/replica/react/invitation.ts';
import { DeviceGate } from '@comanda/shared/ui/device-gate.tsx';
import { SignInPage } from '@comanda/shared/ui/sign-in-page.tsx';
import { Toasts } from '@comanda/shared/ui/toasts.tsx';
import { lazy, Suspense } from 'react';
import { Router, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { eveningPath, practicePath } from './data/practice/path.ts';
import { AwayPanel } from './parts/away-panel.tsx';
import { PracticeButton } from './parts/practice-button.tsx';
import { RefusedCards } from './parts/refused-cards.tsx';
import { HandOverAll } from './parts/serving/hand-over-all.tsx';
import { Pages } from './screens/pages.tsx';
import { words } from './words.ts';

/** Brings a whole box with it, which nobody needs to wait for who only wants to work. */
const PracticePage = lazy(() => import('./screens/practice-page.tsx'));
const EveningPage = lazy(() => import('./screens/evening-page.tsx'));

export function App({ invitation }: { readonly invitation: Invitation }) {
  return (
    <Router hook={useHashLocation}>
      <Toasts>
        <Rooms invitation={invitation} />
      </Toasts>
    </Router>
  );
}

/** The restaurant, or the practice in its place: never both on one screen. */
function Rooms({ invitation }: { readonly invitation: Invitation }) {
  const [at, go] = useLocation();
  const isBelow = (path: string): boolean => at === path || at.startsWith(`${path}/`);
  if (isBelow(practicePath) || isBelow(eveningPath)) {
    const Practised = isBelow(practicePath) ? PracticePage : EveningPage;
    return (
      <Suspense>
        <Practised onLeave={() => go('/')} />
      </Suspense>
    );
  }
  return (
    <DeviceGate
      title={words.title}
      roles={['tablet', 'office']}
      invitation={invitation}
      besideSignIn={<PracticeButton />}
    >
      <RefusedCards />
      <AwayPanel />
      <Pages who={<ChangePerson />} />
    </DeviceGate>
  );
}

function ChangePerson() {
  const [, go] = useLocation();
  return (
    <SignInPage onLeave={() => go('/')}>
      <HandOverAll />
      <PracticeButton />
    </SignInPage>
  );
}
