import { type RefObject, useLayoutEffect, useState } from 'react';

export type Size = { readonly width: number; readonly height: number; readonly remPx: number };

/** How much room there is to draw in, and how large letters are. Null before the page has been laid out. */
export function useSize(place: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = (): void => {
      const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const next = { width: element.clientWidth, height: element.clientHeight, remPx };
      setSize((known) => (known !== null && isSame(known, next) ? known : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // Larger letters do not change the room, but what has to be in it.
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, [place]);
  return size;
}

const isSame = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height && a.remPx === b.remPx;
