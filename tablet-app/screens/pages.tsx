import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { Approving } from '../parts/approving.tsx';
import { Coach } from '../parts/coach.tsx';
import { FloorPage } from './floor-page.tsx';
import { OrderPage } from './order-page.tsx';

/**
 * The pages of a waiter, in the restaurant and in practice.
 * @param who where people change, if they can
 * @param hints whether somebody is here to learn where to touch
 */
export function Pages({ who = null, hints = true }: { readonly who?: ReactNode; readonly hints?: boolean }) {
  return (
    <>
      {hints && <Coach />}
      <Approving>
        <Switch>
          <Route path="/order/:id">{({ id }) => <OrderPage key={id} id={id} />}</Route>
          {who !== null && <Route path="/who">{who}</Route>}
          <Route path="/move/:id">{({ id }) => <FloorPage moving={id} />}</Route>
          <Route>
            <FloorPage />
          </Route>
        </Switch>
      </Approving>
    </>
  );
}
