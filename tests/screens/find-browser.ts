import { findChromium } from './chromium.ts';

/** Where the browser has to be installed first, once: before two files want it at the same moment. */
export async function setup(): Promise<void> {
  await findChromium();
}
