import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { lazy, Suspense } from 'react';
import { words } from '../words.ts';
import { KitchenPage } from './kitchen-page.tsx';

/** A kitchen never loads what only a till needs. */
const TillPage = lazy(async () => ({ default: (await import('./till-page.tsx')).TillPage }));

/** What this device is: the role it was paired with decides. */
export function Mode() {
  const { config } = useDevice().replica;
  if (config?.role !== 'till') return <KitchenPage />;
  return (
    <Suspense fallback={<p className="empty">{words.opening}</p>}>
      <TillPage />
    </Suspense>
  );
}
