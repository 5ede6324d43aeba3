import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import type { Locator, Page } from 'playwright-core';

/** What is where on the till's page. */
export function places(page: Page) {
  const pay = page.getByRole('region', { name: 'Payment' });
  return {
    page,
    bill: (table: string) => page.locator(`.bill-button[data-bill="${table}"]`),
    row: (name: string): Locator => page.locator(`.bill-rows tr[data-name="${name}"]`),
    sum: (name: string): Locator => page.locator(`.sum-${name} dd`),
    balance: pay.locator('.balance'),
    change: pay.locator('.change'),
    tender: (name: 'cash' | 'external-card') => pay.locator(`[data-tender="${name}"]`),
    key: (key: string) => pay.locator('.pad').getByRole('button', { name: key, exact: true }),
    quick: (text: string | RegExp) => pay.locator('.quick button', { hasText: text }),
    share: (name: string | RegExp) => pay.locator('.shares').getByRole('button', { name }),
    close: pay.getByRole('button', { name: /^Close / }),
    payments: page.locator('.payments li'),
    notice: (name: string) => page.locator(`[data-notice="${name}"]`),
    refused: page.locator('.till-refused'),
    toast: page.locator('.toast'),
  };
}

/** The device below the page, for who has tampered with it: found as a browser's tools find it. */
declare global {
  function coreBelow(): DeviceCore;
}
export function findCore(): void {
  type Fiber = { memoizedProps?: { value?: { state?: { core?: unknown } } }; child?: Fiber; sibling?: Fiber };
  const below = (fiber: Fiber | undefined): unknown =>
    fiber && (fiber.memoizedProps?.value?.state?.core ?? below(fiber.child) ?? below(fiber.sibling));
  Object.assign(globalThis, {
    coreBelow: () => {
      const root = document.getElementById('root') as unknown as Record<string, Fiber>;
      const key = Object.keys(root).find((name) => name.startsWith('__reactContainer$')) ?? '';
      return below(root[key]);
    },
  });
}
