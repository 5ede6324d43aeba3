import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';

const longPressMs = 500;
/** A finger that wanders further than this pans the room. */
const stillPx = 10;

/** A finger that rests on a table asks for more; the touch that ends it opens nothing. */
export function useLongPress(onLong: (table: string) => void) {
  const pressed = useRef<{ timer: number; x: number; y: number; isOver: boolean } | null>(null);
  const end = (): void => {
    if (pressed.current !== null) window.clearTimeout(pressed.current.timer);
  };
  useEffect(() => () => window.clearTimeout(pressed.current?.timer), []);
  return {
    onPointerDown(event: PointerEvent, table: string): void {
      end();
      pressed.current = null;
      // Another button of a mouse asks for more by itself.
      if (event.button !== 0) return;
      const press = { x: event.clientX, y: event.clientY, isOver: false, timer: 0 };
      press.timer = window.setTimeout(() => {
        press.isOver = true;
        onLong(table);
      }, longPressMs);
      pressed.current = press;
    },
    onPointerMove(event: PointerEvent): void {
      const press = pressed.current;
      if (press !== null && Math.hypot(event.clientX - press.x, event.clientY - press.y) > stillPx) end();
    },
    onPointerEnd: end,
    /** True once after a long press: this click belongs to it. A key is no finger. */
    isClickOfLongPress({ detail }: MouseEvent): boolean {
      const was = detail > 0 && pressed.current?.isOver === true;
      pressed.current = null;
      return was;
    },
  };
}

const between = ([a, b]: readonly [Touch, Touch]): number => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);

const twoOf = ({ touches }: TouchEvent): readonly [Touch, Touch] | null => {
  const [a, b] = [touches[0], touches[1]];
  return a === undefined || b === undefined || touches.length > 2 ? null : [a, b];
};

/** Two fingers apart or together change the size of the room; buttons do the same. */
export function usePinch(place: RefObject<HTMLElement | null>, zoom: number, onZoom: (zoom: number) => void): void {
  const latest = useRef({ zoom, onZoom });
  latest.current = { zoom, onZoom };
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let start: { apart: number; zoom: number } | null = null;
    const began = (event: TouchEvent): void => {
      const two = twoOf(event);
      start = two === null ? null : { apart: Math.max(1, between(two)), zoom: latest.current.zoom };
    };
    const moved = (event: TouchEvent): void => {
      const two = twoOf(event);
      if (start === null || two === null) return;
      // Else the browser would enlarge the whole page.
      event.preventDefault();
      latest.current.onZoom((start.zoom * between(two)) / start.apart);
    };
    element.addEventListener('touchstart', began, { passive: true });
    element.addEventListener('touchmove', moved, { passive: false });
    return () => {
      element.removeEventListener('touchstart', began);
      element.removeEventListener('touchmove', moved);
    };
  }, [place]);
}
