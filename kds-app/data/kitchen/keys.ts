/** What a key of a keyboard or a bump bar (which is one) asks of the kitchen's screen. */
export type KeyWish =
  | { readonly wish: 'slot'; readonly slot: number }
  | { readonly wish: 'bump' | 'start' | 'undo' | 'recall' | 'all-day' | 'bigger' | 'smaller' | 'keys' | 'leave' }
  | { readonly wish: 'move'; readonly to: 'previous' | 'next' | 'up' | 'down' };

const byKey: ReadonlyMap<string, KeyWish> = new Map(
  Object.entries({
    Enter: { wish: 'bump' },
    ' ': { wish: 'bump' },
    s: { wish: 'start' },
    u: { wish: 'undo' },
    r: { wish: 'recall' },
    a: { wish: 'all-day' },
    '+': { wish: 'bigger' },
    '=': { wish: 'bigger' },
    '-': { wish: 'smaller' },
    '?': { wish: 'keys' },
    Escape: { wish: 'leave' },
    ArrowLeft: { wish: 'move', to: 'previous' },
    ArrowRight: { wish: 'move', to: 'next' },
    ArrowUp: { wish: 'move', to: 'up' },
    ArrowDown: { wish: 'move', to: 'down' },
  } satisfies Record<string, KeyWish>),
);

/** Digits are the numbers on the tickets: 1 to 9, and 0 for the tenth. */
export function wishOf(key: string): KeyWish | null {
  if (/^[0-9]$/.test(key)) return { wish: 'slot', slot: key === '0' ? 10 : Number(key) };
  return byKey.get(key.length === 1 ? key.toLowerCase() : key) ?? null;
}
