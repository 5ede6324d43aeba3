import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useEffect } from 'react';

/** Tells the others which bill is open here. */
export function LooksAt({ order }: { readonly order: string | null }) {
  const core = useDevice();
  useEffect(() => {
    core.lookAt(order);
    return () => core.lookAt(null);
  }, [core, order]);
  return null;
}
