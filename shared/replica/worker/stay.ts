type Page = Pick<Window, 'addEventListener'> & {
  readonly document: Pick<Document, 'visibilityState' | 'addEventListener'>;
  readonly navigator: {
    readonly storage?: Partial<Pick<StorageManager, 'persist'>>;
    readonly wakeLock?: WakeLock;
  };
};

/**
 * Asks the browser to keep what is stored here when space gets short, and to leave the screen on. Both are favours: a browser
 * may refuse them, and nothing depends on them. Asked at the first touch, because some answer only then.
 */
export function askToStay({ navigator, document, addEventListener }: Page): void {
  let isAsked = false;
  const stayAwake = (): void => {
    // A screen that is left gives it back by itself.
    if (isAsked && document.visibilityState === 'visible') void navigator.wakeLock?.request('screen').catch(refused);
  };
  const ask = (): void => {
    if (isAsked) return;
    isAsked = true;
    void navigator.storage?.persist?.().catch(refused);
    stayAwake();
  };
  addEventListener('pointerdown', ask, { once: true, passive: true });
  document.addEventListener('visibilitychange', stayAwake);
}

const refused = (): void => {};
