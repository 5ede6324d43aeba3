import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const pictures = fileURLToPath(new URL('pictures', import.meta.url));
const leastTouchPx = 48;

/** Takes the picture, and gives what is wrong with the page: too small for a thumb, wider than the screen, unfit for axe. */
export async function examine(page: Page, name: string, { whole = false } = {}): Promise<string[]> {
  mkdirSync(pictures, { recursive: true });
  await standsStill(page);
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: whole });
  const small = await page.evaluate(
    (least) =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'button, a, summary, input, select, textarea, [role="tab"], [role="option"]',
        ),
      ]
        .filter((one) => one.checkVisibility() && one.closest('[aria-hidden="true"], .visually-hidden') === null)
        // A switch is touched on the whole of its label.
        .map((one) => ({ one, text: one.textContent || one.ariaLabel, place: one.closest('label.switch') ?? one }))
        .map(({ text, place }) => ({ text, box: place.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.width < least - 0.5 || box.height < least - 0.5))
        .map(({ text, box }) => `${text} is ${Math.round(box.width)} × ${Math.round(box.height)}`),
    leastTouchPx,
  );
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${scrollWidth} px wide on a screen of ${clientWidth}`] : [];
  });
  // In a world of its own, which the content security policy of the page does not reach.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const broken = await page.evaluate(async () => {
    type Finding = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] };
    const { axe: tool } = window as unknown as { axe: { run(how: object): Promise<{ violations: Finding[] }> } };
    // What is in order need not be described.
    const { violations } = await tool.run({ resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
  });
  return [...small, ...wide, ...broken].map((complaint) => `${name}: ${complaint}`);
}

/** What fades in is not looked at half-way; what pulses for ever is. */
const standsStill = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        // One that is called off does not finish.
        .map(({ finished }) => finished.catch(() => null)),
    ),
  );
