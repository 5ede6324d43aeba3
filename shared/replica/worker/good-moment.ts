import type { Updates } from './update.ts';

/** What a device is in the middle of. */
export type Work = {
  /** Nobody is signed in, so nobody is in the middle of an order. */
  readonly isNobodyThere: boolean;
  /** Something tapped here is not on the disk yet. */
  readonly isSaving: boolean;
  /** This build may not go on: only another helps. */
  readonly isHalted: boolean;
};

type Page = Pick<Window, 'addEventListener' | 'setInterval' | 'clearInterval' | 'performance'> & {
  readonly document: Pick<Document, 'visibilityState' | 'querySelector' | 'activeElement' | 'addEventListener'>;
};

/** Nobody has touched the device for so long: it stands in its dock. */
const quietMs = 120_000;
/** What was tapped last is on the disk by then. */
const settledMs = 5_000;
const lookEveryMs = 1_000;
const askEveryMs = 3_600_000;

/** Changes to a newer build when it disturbs nobody, and asks for one now and then. @returns how to stop. */
export function updateAtGoodMoments(updates: Updates, page: Page, work: () => Work): () => void {
  let touchedMs = page.performance.now();
  let askedMs = page.performance.now();
  const touched = (): void => {
    touchedMs = page.performance.now();
  };
  for (const type of ['pointerdown', 'keydown']) page.addEventListener(type, touched, { capture: true, passive: true });
  page.document.addEventListener('visibilitychange', () => {
    if (page.document.visibilityState === 'visible') updates.check();
  });
  const timer = page.setInterval(() => {
    const nowMs = page.performance.now();
    if (nowMs - askedMs > askEveryMs || (work().isHalted && nowMs - askedMs > settledMs)) {
      askedMs = nowMs;
      updates.check();
    }
    if (updates.waiting() && isGoodMoment(page, work(), nowMs - touchedMs)) updates.apply();
  }, lookEveryMs);
  return () => page.clearInterval(timer);
}

function isGoodMoment({ document }: Page, work: Work, quietForMs: number): boolean {
  // What is not on the disk would end with the page, also where the page itself may not go on.
  if (work.isSaving) return false;
  if (work.isHalted) return true;
  if (quietForMs < settledMs || isTyping(document)) return false;
  if (document.visibilityState === 'hidden') return true;
  if (document.querySelector('dialog[open], [role="dialog"], [role="alertdialog"]') !== null) return false;
  // Who chooses their name is in the middle of nothing, even while somebody else is still signed in.
  const isChoosingPerson = document.querySelector('main.gate') !== null;
  return work.isNobodyThere || isChoosingPerson || quietForMs > quietMs;
}

/** A note that is half written, a PIN, a search. */
function isTyping({ activeElement }: Pick<Document, 'activeElement'>): boolean {
  if (activeElement === null) return false;
  const isField = activeElement.matches('input, textarea, select, [contenteditable="true"]');
  return isField && 'value' in activeElement && activeElement.value !== '';
}
