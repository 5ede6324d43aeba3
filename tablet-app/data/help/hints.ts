/** What whoever is new is told, each where it can be done. */
export const hints = ['table', 'send', 'dot'] as const;
export type Hint = (typeof hints)[number];

/** Where somebody is: nothing is hinted at elsewhere. */
export type Place = 'floor' | 'order' | 'elsewhere';

/** One at a time: what this page is for, and the dot when that is known. */
export function hintFor(place: Place, seen: ReadonlySet<string>): Hint | null {
  if (place === 'elsewhere') return null;
  const first: Hint = place === 'floor' ? 'table' : 'send';
  if (!seen.has(first)) return first;
  // On the floor the order comes next, and tells of Send.
  return !seen.has('dot') && (place === 'order' || seen.has('send')) ? 'dot' : null;
}

const listeners = new Set<() => void>();
const keyOf = (person: string): string => `comanda-hints-seen ${person}`;

/** What each person has seen on this device. It is no secret and no loss: where a browser keeps nothing, it is told again. */
export const hintsSeen = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  of: (person: string): string => localStorage.getItem(keyOf(person)) ?? '',
  add(person: string, some: readonly Hint[]): void {
    const all = new Set([...hintsSeen.of(person).split(' ').filter(Boolean), ...some]);
    localStorage.setItem(keyOf(person), [...all].join(' '));
    for (const listener of listeners) listener();
  },
  forget(person: string): void {
    localStorage.removeItem(keyOf(person));
    for (const listener of listeners) listener();
  },
};
