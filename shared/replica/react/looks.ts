/** How often a screen looks whether the box is still heard: its silence changes nothing that could be told. */
const lookEveryMs = 500;

let made = 0;
const lookers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One beat for all parts of a page, so that none of them calls fresh what another calls lost. */
export const looks = {
  subscribe(look: () => void): () => void {
    lookers.add(look);
    timer ??= setInterval(() => {
      made += 1;
      for (const one of lookers) one();
    }, lookEveryMs);
    return () => {
      lookers.delete(look);
      if (lookers.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  },
  count: (): number => made,
};
