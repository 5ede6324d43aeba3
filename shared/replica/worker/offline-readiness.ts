import { ownController } from './update.ts';

/**
 * Would this app open tomorrow without the box?
 * - `ready`: yes
 * - `preparing`: not yet, it is being copied to the device
 * - `not-installed`: Safari forgets what it keeps for a page after a week; an app on the Home Screen it leaves alone
 * - `not-secure`: the page came by plain http, which browsers keep nothing for
 * - `not-possible`: this browser cannot
 */
export type OfflineReadiness = 'ready' | 'preparing' | 'not-installed' | 'not-secure' | 'not-possible';

export type Page = Pick<Window, 'isSecureContext' | 'matchMedia'> & {
  readonly location: Pick<Location, 'href'>;
  readonly navigator: Pick<Navigator, 'userAgent' | 'maxTouchPoints'> & {
    readonly serviceWorker?: { readonly controller: Pick<ServiceWorker, 'scriptURL'> | null };
    /** Only Safari on iPads and iPhones knows this. */
    readonly standalone?: boolean;
  };
};

/** @param script the service worker of this app, beside its page */
export function offlineReadiness(page: Page, script: string): OfflineReadiness {
  if (!page.isSecureContext) return 'not-secure';
  const { serviceWorker } = page.navigator;
  if (serviceWorker === undefined) return 'not-possible';
  if (isApple(page.navigator) && !isInstalled(page)) return 'not-installed';
  return ownController(serviceWorker, script, page.location) === null ? 'preparing' : 'ready';
}

/** It was opened from the Home Screen, the dock or a kiosk, not as a tab. */
export const isInstalled = (page: Page): boolean =>
  page.navigator.standalone === true ||
  ['standalone', 'fullscreen', 'minimal-ui'].some((mode) => page.matchMedia(`(display-mode: ${mode})`).matches);

/** An iPad says that it is a Mac, but Macs have no touch screen. */
const isApple = ({ userAgent, maxTouchPoints }: Page['navigator']): boolean =>
  /iPad|iPhone/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
