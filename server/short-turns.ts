/**
 * Does work in the order in which it was asked for, and each time that it has been at it for so long lets the event loop go round:
 * what `setImmediate` was given in one turn is all done in the next, however much it is.
 */
export function inShortTurns(ms: number): (run: () => void) => void {
  const waiting: (() => void)[] = [];
  let isDue = false;
  const workSoon = (): void => {
    if (isDue) return;
    isDue = true;
    setImmediate(work);
  };
  const work = (): void => {
    isDue = false;
    const endMs = performance.now() + ms;
    do waiting.shift()?.();
    while (waiting.length > 0 && performance.now() < endMs);
    if (waiting.length > 0) workSoon();
  };
  return (run) => {
    waiting.push(run);
    workSoon();
  };
}
