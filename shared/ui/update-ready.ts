import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let waiting: (() => void) | null = null;

/** A newer version of the app waits. It is taken when somebody asks for it, never in the middle of an order. */
export function offerUpdate(take: () => void): void {
  waiting = take;
  for (const listener of listeners) listener();
}

/** Takes the newer version, or null while there is none. */
export const useUpdate = (): (() => void) | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
