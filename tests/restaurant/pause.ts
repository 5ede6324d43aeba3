/** A machine that is stopped, as by SIGSTOP or a lid that is closed: it does nothing, and does it all when it goes on. */
export class Pause {
  #isOn = false;
  readonly #waiting: (() => void)[] = [];

  get isOn(): boolean {
    return this.#isOn;
  }

  begin(): void {
    this.#isOn = true;
  }

  /** Whatever the machine would have done in the meantime it does now, in that order. */
  end(run: (waiting: () => void) => void): void {
    this.#isOn = false;
    for (const waiting of this.#waiting.splice(0)) run(waiting);
  }

  /** The machine is not there any more. */
  forget(): void {
    this.#isOn = false;
    this.#waiting.length = 0;
  }

  whenAwake(run: () => void): void {
    if (this.#isOn) this.#waiting.push(run);
    else run();
  }
}
