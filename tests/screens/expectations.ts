import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/** A change on another device is there within a second; a busy machine takes its time. */
const usualMs = 8_000;

/** Waits until a place on the page says so. */
export async function shows(place: Locator, text: string | RegExp, withinMs = usualMs): Promise<void> {
  await expect
    .poll(() => place.textContent({ timeout: 500 }).catch((error: Error) => `nothing: ${error.message}`), {
      timeout: withinMs,
      interval: 50,
    })
    .toSatisfy((shown: string | null) => (typeof text === 'string' ? shown?.trim() === text : text.test(shown ?? '')));
}
