import { useCallback, useLayoutEffect, useRef } from 'react';

/** The same function for ever, which does what the one of the last drawing does: whoever is given it need not be drawn anew. */
export function useStable<A extends readonly unknown[]>(run: (...given: A) => void): (...given: A) => void {
  const last = useRef(run);
  useLayoutEffect(() => {
    last.current = run;
  });
  return useCallback((...given: A) => last.current(...given), []);
}
