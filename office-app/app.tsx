import type { Invitation } from '@comanda/shared/replica/react/invitation.ts';
import { DeviceGate } from '@comanda/shared/ui/device-gate.tsx';
import { SignInPage } from '@comanda/shared/ui/sign-in-page.tsx';
import { Toasts } from '@comanda/shared/ui/toasts.tsx';
import { Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { Nav } from './parts/nav.tsx';
import { RefusedCards } from './parts/refused-cards.tsx';
import { DevicesPage } from './screens/devices-page.tsx';
import { FloorsPage } from './screens/floors-page.tsx';
import { MultiSessionsPage } from './screens/multi-sessions-page.tsx';
import { ProductsPage } from './screens/products-page.tsx';
import { ReductionsPage } from './screens/reductions-page.tsx';
import { StaffPage } from './screens/staff-page.tsx';
import { TodayPage } from './screens/today-page.tsx';
import { words } from './words.ts';

export function App({ invitation }: { readonly invitation: Invitation }) {
  return (
    <Router hook={useHashLocation}>
      <Toasts>
        <DeviceGate title={words.title} roles={['office']} invitation={invitation}>
          <Switch>
            <Route path="/who">
              <ChangePerson />
            </Route>
            <Route>
              <Office />
            </Route>
          </Switch>
        </DeviceGate>
      </Toasts>
    </Router>
  );
}

function Office() {
  const [at] = useLocation();
  return (
    <div className="office">
      <Nav />
      {/* Another page begins at its top. */}
      <div key={at.split('/', 2).join('/')} className="office-page">
        <RefusedCards />
        <Switch>
          <Route path="/floors/:id?">{({ id }) => <FloorsPage id={id ?? null} />}</Route>
          <Route path="/products/:part?">{({ part }) => <ProductsPage part={part ?? 'products'} />}</Route>
          <Route path="/multi-sessions/:id?">{({ id }) => <MultiSessionsPage id={id ?? null} />}</Route>
          <Route path="/devices/:id?/:role?">
            {({ id, role }) => <DevicesPage id={id ?? null} role={role ?? null} />}
          </Route>
          <Route path="/reductions/:day?">{({ day }) => <ReductionsPage day={day ?? null} />}</Route>
          <Route path="/staff/:id?/:part?">
            {({ id, part }) => <StaffPage id={id ?? null} isPinAsked={part === 'pin'} />}
          </Route>
          <Route>
            <TodayPage />
          </Route>
        </Switch>
      </div>
    </div>
  );
}

function ChangePerson() {
  const [, go] = useLocation();
  return <SignInPage onLeave={() => go('/')} />;
}
