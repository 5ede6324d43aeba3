/**
 * Holds what was computed from facts, right beside them: a lookup by weak reference would cost more than most answers, and
 * every collection of garbage would pay for it again. Nobody sees it from outside, so equal facts stay equal.
 */
export class Memo {
  #made: unknown;

  /** @param T what the one reader of this memo puts into it; never undefined */
  made<T>(): T | undefined {
    return this.#made as T | undefined;
  }

  keep<T>(made: T): T {
    this.#made = made;
    return made;
  }
}
