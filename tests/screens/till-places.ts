import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';

const pictures = fileURLToPath(new URL('pictures', import.meta.url));
const leastTouchPx = 48;

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

/** Takes the picture, and gives what is wrong with the page. */
export async function examine(page: Page, name: string): Promise<string[]> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  const little = await page.evaluate(
    (least) =>
      [...document.querySelectorAll<HTMLElement>('button, a, summary, input, select')]
        .filter((one) => one.checkVisibility())
        .map((one) => ({ text: one.textContent || one.ariaLabel, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5))
        .map(({ text, box }) => `${text} is ${Math.round(box.width)} × ${Math.round(box.height)}`),
    leastTouchPx,
  );
  // In a world of its own, which the content security policy of the page does not reach.
  await page.evaluate(axe.source);
  const broken = await page.evaluate(async () => {
    type Finding = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] };
    const { axe: tool } = window as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } };
    const { violations } = await tool.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
  });
  return [...little, ...broken].map((complaint) => `${name}: ${complaint}`);
}
