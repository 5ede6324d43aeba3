/**
 * Does work in the order in which it was asked for, and each time that it has been at it for so long lets the event loop go round:
 * what `setImmediate` was given in one turn is all done in the next, however much it is.
 */
export function inShortTurns(ms: number): (run: () => void) => void {
  const waiting: (() => void)[] = [];
  const work = (): void => {
    const endMs = performance.now() + ms;
    do waiting.shift()?.();
    while (waiting.length > 0 && performance.now() < endMs);
    if (waiting.length > 0) setImmediate(work);
  };
  return (run) => {
    if (waiting.push(run) === 1) setImmediate(work);
  };
}
