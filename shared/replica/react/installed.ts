import { createContext, useContext, useSyncExternalStore } from 'react';
import { updateAtGoodMoments } from '../worker/good-moment.ts';
import { type OfflineReadiness, offlineReadiness } from '../worker/offline-readiness.ts';
import { askToStay } from '../worker/stay.ts';
import { createUpdates } from '../worker/update.ts';
import type { DeviceHost } from './device-host.ts';
import { looks } from './looks.ts';

/** The app as something installed: whether it opens without the box. */
export type Installed = { readiness(): OfflineReadiness };

export type InstallParts = {
  /** Lets a person change to the newer build now. */
  readonly offer: (take: () => void) => void;
};

/** Beside the page. */
const worker = './sw.js';

/** Installs the app that this page belongs to, as far as its browser lets it, and keeps it current. */
export function install(page: Window & typeof globalThis, host: DeviceHost, { offer }: InstallParts): Installed {
  const updates = createUpdates(page, worker);
  updates.subscribe(() => {
    if (updates.waiting()) offer(updates.apply);
  });
  updateAtGoodMoments(updates, page, () => {
    const { state } = host;
    const core = state.at === 'open' ? state.core : null;
    return {
      isNobodyThere: core === null || core.signedIn === null,
      isSaving: core !== null && (core.storageFailure !== null || core.unsaved > 0),
      isHalted: core?.halted === 'protocol-too-new',
    };
  });
  askToStay(page);
  return { readiness: readinessOf(page) };
}

/** Asked at every look, and only another worker changes it. */
function readinessOf(page: Window): () => OfflineReadiness {
  let known: { readonly by: ServiceWorker | null | undefined; readonly readiness: OfflineReadiness } | null = null;
  return () => {
    const by = page.navigator.serviceWorker?.controller;
    if (known === null || known.by !== by) known = { by, readiness: offlineReadiness(page, worker) };
    return known.readiness;
  };
}

export const InstalledContext = createContext<Installed | null>(null);

/** For the chip "Not installed for offline"; null where there is nothing to install. */
export function useOfflineReadiness(): OfflineReadiness | null {
  const installed = useContext(InstalledContext);
  return useSyncExternalStore(looks.subscribe, () => installed?.readiness() ?? null);
}
