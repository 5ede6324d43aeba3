/** The dishes that each person keeps within reach, by person, the first kept first. */
export type Pins = Readonly<Record<string, readonly string[]>>;

export const mostPins = 24;
const mostPeople = 50;

export function readPins(stored: string | null): Pins {
  let kept: unknown;
  try {
    kept = JSON.parse(stored ?? '{}');
  } catch {
    return {};
  }
  if (typeof kept !== 'object' || kept === null) return {};
  const isList = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((one) => typeof one === 'string');
  return Object.fromEntries(Object.entries(kept).filter(([, products]) => isList(products)));
}

/** Kept if it was not, else let go. Who keeps more than there is room for lets the oldest go. */
export function togglePin(pins: Pins, person: string, product: string): Pins {
  const { [person]: own = [], ...others } = pins;
  const next = own.includes(product) ? own.filter((one) => one !== product) : [...own, product].slice(-mostPins);
  // Who pinned last stands last; whoever has not for longest makes room.
  return Object.fromEntries([...Object.entries(others), [person, next] as const].slice(-mostPeople));
}

/**
 * What the tab shows: places stay while an order is open, so what is kept meanwhile comes to the end, and what is let go
 * stays until the next order.
 */
export const inPlace = (atOpening: readonly string[], pinned: readonly string[]): readonly string[] => [
  ...atOpening,
  ...pinned.filter((product) => !atOpening.includes(product)),
];
