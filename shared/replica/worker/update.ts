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
/** A worker, or a box, that does not answer is waited for no longer than this. */
const patienceMs = 3_000;

type Page = Pick<Window, 'location' | 'setTimeout' | 'addEventListener' | 'isSecureContext' | 'fetch'> & {
  readonly navigator: { readonly serviceWorker?: ServiceWorkerContainer };
};

/** The app at `/` has a worker too, and a page in a folder is that one's until its own has come: then it is nobody's update. */
export const ownController = <C extends Pick<ServiceWorker, 'scriptURL'>>(
  workers: { readonly controller: C | null } | undefined,
  script: string,
  { href }: Pick<Location, 'href'>,
): C | null => (workers?.controller?.scriptURL === new URL(script, href).href ? workers.controller : null);

/** Does something if the box would give this page out now; asks once at a time. */
function whenThere(page: Page): (run: () => void) => void {
  let isAsking = false;
  return (run) => {
    if (isAsking) return;
    isAsking = true;
    void page
      .fetch(page.location.href, { cache: 'no-store', signal: AbortSignal.timeout(patienceMs) })
      .then(({ ok }) => ok && run())
      // It is away, and the page stays.
      .catch(() => {})
      .finally(() => {
        isAsking = false;
      });
  };
}

/** @param script the service worker beside the page; its folder is what it serves. */
export function createUpdates(page: Page, script: string): Updates {
  const workers = page.isSecureContext ? page.navigator.serviceWorker : undefined;
  const listeners = new Set<() => void>();
  let registration: ServiceWorkerRegistration | null = null;
  /** A part of the shown build is gone from the box, and no worker keeps it. */
  let isBroken = false;
  let isLeaving = false;
  let asked = false;
  const own = (): ServiceWorker | null => ownController(workers, script, page.location);

  const whenBack = whenThere(page);
  /** Only what keeps the whole app on the device, or the box itself, can bring the page back. */
  const whenKept = (run: () => void): void => (own() === null ? whenBack(run) : run());
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
  let hadWorker = own() !== null;
  workers?.addEventListener('controllerchange', () => {
    if (own() === null) return;
    if (hadWorker && asked) reload();
    else if (hadWorker) isBroken = true;
    hadWorker = true;
    tell();
  });
  page.addEventListener('vite:preloadError', () =>
    // While the box is away the part is not gone: it cannot be fetched.
    whenKept(() => {
      isBroken = true;
      tell();
    }),
  );

  return {
    waiting: () => isBroken || (registration?.waiting != null && own() !== null),
    apply() {
      const waiting = registration?.waiting;
      asked = true;
      if (waiting == null) return whenKept(reload);
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
