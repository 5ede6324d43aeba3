import { useState } from 'react';

/** A choice that this device keeps until it is made again. What was stored by an older program and is no choice any more is not taken. */
export function useRemembered<const T extends string>(
  key: string,
  choices: readonly T[],
  usual: T,
): readonly [chosen: T, choose: (next: T) => void] {
  const [chosen, setChosen] = useState<T>(() => {
    const stored = localStorage.getItem(key);
    return choices.find((choice) => choice === stored) ?? usual;
  });
  const choose = (next: T): void => {
    localStorage.setItem(key, next);
    setChosen(next);
  };
  return [chosen, choose];
}
