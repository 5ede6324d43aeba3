import { useConnection, useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useEffect } from 'react';

/** Tells the others which bill is open here, anew on each line to the box: who looks at what dies with the line. */
export function LooksAt({ order }: { readonly order: string | null }) {
  const core = useDevice();
  const { state } = useConnection();
  const isHeard = state === 'live' || state === 'slow';
  useEffect(() => {
    if (!isHeard) return;
    core.lookAt(order);
    return () => core.lookAt(null);
  }, [core, order, isHeard]);
  return null;
}
