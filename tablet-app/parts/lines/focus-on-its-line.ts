import { type FocusEvent, useLayoutEffect, useRef } from 'react';

/**
 * A button that did what it was for is gone: *Bring back*, *−* on the last one, *Serve*. Whoever works with a keyboard goes on at
 * the same dish, wherever it is now, and not at the top of the page.
 */
export function useFocusOnItsLine() {
  const last = useRef<{ readonly element: Element; readonly line: string } | null>(null);
  useLayoutEffect(() => {
    if (last.current === null || last.current.element.isConnected) return;
    const { line } = last.current;
    last.current = null;
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-line="${line}"] .line-what`)?.focus();
  });
  return {
    onFocus: ({ target }: FocusEvent): void => {
      const line = target.closest<HTMLElement>('[data-line]')?.dataset.line;
      // A finger has no place to keep, and the list must not move under it.
      const isByKeys = target.matches(':focus-visible');
      last.current = line === undefined || !isByKeys ? null : { element: target, line };
    },
    // React tells of no blur when it takes the element away itself.
    onBlur: (): void => {
      last.current = null;
    },
  };
}
