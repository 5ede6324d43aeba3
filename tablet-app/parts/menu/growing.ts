import { type RefCallback, useCallback, useState } from 'react';

/** As many as an iPad shows at once, and some; a larger screen takes two steps. */
const step = 40;
/** How far below what is in sight there is something already, whoever scrolls. */
const aheadPx = 300;
/** And how many are still to come for whoever goes from one to the next by keys. */
const aheadOfKeys = 10;

/**
 * How much of a long list is there: as much as somebody has gone to. What lies far below would cost every tap at the top: a browser
 * asks each part of the page whether the finger meant it, and whether it is in sight by now.
 * @returns `end` for an element below what is there, in the list that scrolls; a new one after each step (`key`), since what stays in
 * sight is told only once
 */
export function useGrowing(): { readonly shown: number; readonly end: RefCallback<HTMLElement> } {
  const [shown, setShown] = useState(step);
  const end = useCallback((element: HTMLElement | null) => {
    const list = element?.parentElement;
    if (!list) return;
    const grow = (): void => setShown((now) => now + step);
    const eyes = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && grow(), {
      root: list,
      rootMargin: `0px 0px ${aheadPx}px`,
    });
    const keys = ({ target }: FocusEvent): void => {
      const lastOnes = [...list.children].slice(-aheadOfKeys);
      if (lastOnes.some((one) => one.contains(target as Node))) grow();
    };
    eyes.observe(element);
    list.addEventListener('focusin', keys);
    return () => {
      eyes.disconnect();
      list.removeEventListener('focusin', keys);
    };
  }, []);
  return { shown, end };
}
