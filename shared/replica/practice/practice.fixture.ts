import { vi } from 'vitest';
import { Practice } from './practice.ts';
import { servePractice } from './practice-box.ts';
import type { PracticePlan } from './practice-plan.ts';
import type { PracticeTablet } from './practice-tablet.ts';

/** For one thing to happen, on a machine that does much else. */
export const patienceMs = 15_000;

/** For tests: a practice whose box is at the other end of a channel instead of in a worker. */
export async function laidPractice(
  plan: PracticePlan,
  /** Of the test itself: of those that run side by side only it knows which is over. */
  onTestFinished: (end: () => void) => void,
): Promise<readonly PracticeTablet[]> {
  const { port1, port2 } = new MessageChannel();
  servePractice(port2 as unknown as Parameters<typeof servePractice>[0]);
  const box = port1 as unknown as ConstructorParameters<typeof Practice>[0];
  const practice = await new Promise<Practice>((laid) => new Practice(box, plan, laid));
  onTestFinished(() => {
    practice.stop();
    port1.close();
  });
  await vi.waitFor(() => {
    for (const { core } of practice.tablets)
      if (core.connection().state !== 'live' || core.connection().pending > 0) throw new Error('not up to date');
  }, patienceMs);
  return practice.tablets;
}
