import type { Invitation } from '@comanda/shared/replica/react/invitation.ts';
import { DeviceGate } from '@comanda/shared/ui/device-gate.tsx';
import { SignInPage } from '@comanda/shared/ui/sign-in-page.tsx';
import { Toasts } from '@comanda/shared/ui/toasts.tsx';
import { Route, Router, Switch, useLocation } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { AwayPanel } from './parts/away-panel.tsx';
import { RefusedCards } from './parts/refused-cards.tsx';
import { HandOverAll } from './parts/serving/hand-over-all.tsx';
import { FloorPage } from './screens/floor-page.tsx';
import { OrderPage } from './screens/order-page.tsx';
import { words } from './words.ts';

export function App({ invitation }: { readonly invitation: Invitation }) {
  return (
    <Router hook={useHashLocation}>
      <Toasts>
        <DeviceGate title={words.title} roles={['tablet', 'office']} invitation={invitation}>
          <RefusedCards />
          <AwayPanel />
          <Switch>
            <Route path="/order/:id">{({ id }) => <OrderPage key={id} id={id} />}</Route>
            <Route path="/who">
              <ChangePerson />
            </Route>
            <Route path="/move/:id">{({ id }) => <FloorPage moving={id} />}</Route>
            <Route>
              <FloorPage />
            </Route>
          </Switch>
        </DeviceGate>
      </Toasts>
    </Router>
  );
}

function ChangePerson() {
  const [, go] = useLocation();
  return (
    <SignInPage onLeave={() => go('/')}>
      <HandOverAll />
    </SignInPage>
  );
}
