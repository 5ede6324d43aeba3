/** A newer build of this app, on the device and ready: when may it take the place of the one that is shown? */
export type Updates = {
  /** There is a newer build. Quiet: nothing has to be done about it now. */
  waiting(): boolean;
  /** Changes to it: the page is loaded anew. Only while nobody is in the middle of something. */
  apply(): void;
  /** Asks the box whether there is one. Costs a request of a few hundred bytes. */
  check(): void;
  subscribe(listener: () => void): () => void;
};

/** What was tapped just before is on the disk by then. */
const breathMs = 300;
/** A worker that does not answer is waited for no longer than this. */
const patienceMs = 3_000;

type Page = Pick<Window, 'location' | 'setTimeout' | 'addEventListener' | 'isSecureContext'> & {
  readonly navigator: { readonly serviceWorker?: ServiceWorkerContainer };
};

/** @param script the service worker beside the page; its folder is what it serves. */
export function createUpdates(page: Page, script: string): Updates {
  const workers = page.isSecureContext ? page.navigator.serviceWorker : undefined;
  const listeners = new Set<() => void>();
  let registration: ServiceWorkerRegistration | null = null;
  /** A part of the shown build is gone from the box, and no worker keeps it. */
  let isBroken = false;
  let isLeaving = false;
  let asked = false;

  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const reload = (): void => {
    if (isLeaving) return;
    isLeaving = true;
    page.location.reload();
  };
  const watch = (worker: ServiceWorker | null): void => worker?.addEventListener('statechange', tell);

  void workers
    // Whatever the browser has kept of it: only the box knows the newest.
    ?.register(script, { updateViaCache: 'none' })
    .then((registered) => {
      registration = registered;
      watch(registered.installing);
      registered.addEventListener('updatefound', () => watch(registered.installing));
      tell();
    })
    // Without it the app works as long as the box is there; the chip "not installed" says so.
    .catch(() => tell());
  // The first worker of a page takes it over as it is; a later one comes with another build.
  let hadWorker = workers?.controller != null;
  workers?.addEventListener('controllerchange', () => {
    if (hadWorker && asked) reload();
    else if (hadWorker) isBroken = true;
    hadWorker = true;
    tell();
  });
  page.addEventListener('vite:preloadError', () => {
    isBroken = true;
    tell();
  });

  return {
    waiting: () => isBroken || (registration?.waiting != null && workers?.controller != null),
    apply() {
      const waiting = registration?.waiting;
      asked = true;
      if (waiting == null) return reload();
      page.setTimeout(() => waiting.postMessage('take-over'), breathMs);
      page.setTimeout(reload, patienceMs);
    },
    // While the box is away there is nothing new.
    check: () => void registration?.update().catch(() => {}),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
