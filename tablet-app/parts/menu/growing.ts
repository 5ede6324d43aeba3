import { type RefCallback, useCallback, useState } from 'react';

/** More than the largest screen shows at once. */
const step = 60;
/** How far below what is in sight there is something already, whoever scrolls. */
const aheadPx = 800;

/**
 * How much of a long list is there: as much as somebody has scrolled to. What lies far below would cost every tap at the top: a browser
 * asks each part of the page whether the finger meant it, and whether it is in sight by now.
 * @returns `end` for an element below what is there, in the list that scrolls; a new one after each step (`key`), since what stays in
 * sight is told only once
 */
export function useGrowing(): { readonly shown: number; readonly end: RefCallback<HTMLElement> } {
  const [shown, setShown] = useState(step);
  const end = useCallback((element: HTMLElement | null) => {
    if (element === null) return;
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) setShown((now) => now + step);
      },
      { root: element.parentElement, rootMargin: `0px 0px ${aheadPx}px` },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { shown, end };
}
