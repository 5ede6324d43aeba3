import type { Product } from '@comanda/shared/menu/menu.ts';
import { useDevice } from '@comanda/shared/replica/react/hooks.ts';
import { useState } from 'react';
import type { MenuBoard } from '../menu.ts';
import { inPlace, readPins, togglePin } from './pins.ts';
import { mostOften, readTally, tallied } from './tally.ts';

const tallyKey = 'comanda-tablet-often';
const pinsKey = 'comanda-tablet-pins';
/** About as many as an iPad shows without scrolling. */
const mostShown = 20;

/** The dishes that a waiter has within reach here. */
export type Often = {
  readonly products: readonly Product[];
  isPinned(product: Product): boolean;
  togglePin(product: Product): void;
};

/** What is taken down often by this group of devices, and what this person keeps: as it was when the order was opened. */
export function useOften({ menu }: MenuBoard): Often {
  const core = useDevice();
  const person = core.signedIn?.staff ?? '';
  const [pins, setPins] = useState(() => readPins(localStorage.getItem(pinsKey)));
  const pinned = pins[person] ?? [];
  const [atOpening] = useState(() => {
    const multiSession = core.replica.config?.multiSession ?? core.replica.multiSession ?? '';
    const tally = tallied(readTally(localStorage.getItem(tallyKey), multiSession), core.book);
    localStorage.setItem(tallyKey, JSON.stringify(tally));
    const often = mostOften(tally, mostShown).filter((product) => !pinned.includes(product));
    return [...pinned, ...often].slice(0, Math.max(mostShown, pinned.length));
  });
  return {
    products: inPlace(atOpening, pinned)
      .flatMap((id) => menu.products.get(id) ?? [])
      .filter((product) => !product.archived),
    isPinned: ({ id }) => pinned.includes(id),
    togglePin({ id }) {
      const next = togglePin(pins, person, id);
      localStorage.setItem(pinsKey, JSON.stringify(next));
      setPins(next);
    },
  };
}
