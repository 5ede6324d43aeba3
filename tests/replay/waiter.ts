import { DeviceDiedError, type DeviceProcess } from '../processes/device-process.ts';
import type { Condition, RequestName, Requests, Shown, Touch } from '../processes/device-requests.ts';
import type { Tally } from './tally.ts';

type Touched = Exclude<Requests['touch']['answer'], { refused: string }>;

/** Longer than any cut, any restart and any silence lasts. */
const patienceMs = 30_000;
/** Once something is known to be wrong, what it holds up is not waited for. */
const impatienceMs = 2_000;

/** A person with a device. When it dies in their hands they wait for it, look what is there, and do again what is not. */
export class Waiter {
  readonly device: DeviceProcess;
  readonly #tally: Tally;
  #back: Promise<void> = Promise.resolve();
  /** Dishes that this person could tap now, connected or not. */
  dishesAtHand = 0;
  #disturbances = 0;
  #connected = true;
  /** Dishes of each order that this device has confirmed. */
  readonly #confirmed = new Map<string, number>();

  constructor(device: DeviceProcess, tally: Tally) {
    this.device = device;
    this.#tally = tally;
  }

  /** Names this stretch of being connected; null while not. Two equal answers: nothing happened between. */
  get connection(): string | null {
    return this.#connected && !this.device.cable.isCut ? `${this.device.name} ${this.#disturbances}` : null;
  }

  /** Something is being done to its line or to the box. Connected again when the box was heard after `over`. */
  disturbed(over: Promise<unknown>): void {
    this.#disturbances += 1;
    this.#connected = false;
    const mine = this.#disturbances;
    const reconnected = async (): Promise<void> => {
      await over;
      await this.patiently('wait', { until: 'settled', sinceMs: performance.timeOrigin + performance.now() });
      if (mine === this.#disturbances) this.#connected = true;
    };
    reconnected().catch((error: unknown) => this.#tally.fault(`${this.device.name} does not come back: ${error}`));
  }

  killAndRestart(): void {
    const before = this.#back;
    this.#back = (async () => {
      await before;
      await this.device.kill();
      this.device.start();
      await this.device.ask('wait', { until: 'settled' });
    })();
    this.disturbed(this.#back);
  }

  /** For what may be asked twice: waiting and looking. */
  async patiently<R extends RequestName>(name: R, ask: Requests[R]['ask']): Promise<Requests[R]['answer']> {
    for (;;) {
      await this.#back;
      try {
        return await this.device.ask(name, ask);
      } catch (error) {
        if (!(error instanceof DeviceDiedError)) throw error;
      }
    }
  }

  /** Null when it does not come true in a long time. */
  async waitFor(condition: Condition): Promise<Requests['wait']['answer'] | null> {
    const mostMs = this.#tally.faults.length > 0 ? impatienceMs : patienceMs;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), mostMs);
    });
    const answer = await Promise.race([this.patiently('wait', condition), tooLong]);
    clearTimeout(timer);
    return answer;
  }

  async look(order: string): Promise<Shown | null> {
    const [shown] = await this.patiently('show', { orders: [order] });
    return shown ?? null;
  }

  /** Touches until it is there. A refusal that `means` that it is there already is as good. */
  async do(touch: Touch, isThere: (shown: Shown | null) => boolean, means: readonly string[] = []): Promise<void> {
    const { order } = touch.touch === 'command' ? touch.command : touch;
    for (;;) {
      await this.#back;
      try {
        const answer = await this.device.ask('touch', touch);
        if ('refused' in answer && !means.includes(answer.refused))
          this.#tally.fault(`${this.device.name} refused ${JSON.stringify(touch)}: ${answer.refused}`);
        return;
      } catch (error) {
        if (!(error instanceof DeviceDiedError)) throw error;
      }
      if (isThere(await this.look(order))) return;
    }
  }

  /** One dish more on the order. A dish that was not confirmed when the device died is tapped again only if it is not there. */
  async tapDish(touch: Extract<Touch, { touch: 'dish' }>): Promise<Touched | null> {
    const { order } = touch;
    for (;;) {
      await this.#back;
      const offline = this.device.cable.isCut;
      try {
        const asked = this.device.ask('touch', touch);
        this.#tally.tapped();
        const answer = await asked;
        if ('refused' in answer) {
          this.#tally.fault(`${this.device.name} refused a dish: ${answer.refused}`);
          return null;
        }
        this.#count(order, offline && this.device.cable.isCut, answer.polled);
        return answer;
      } catch (error) {
        if (!(error instanceof DeviceDiedError)) throw error;
        this.#tally.taps -= 1;
      }
      if (await this.#isThere(order)) {
        this.#tally.taps += 1;
        this.#count(order, false, this.device.birth.longPoll);
        return null;
      }
    }
  }

  #count(order: string, offline: boolean, polled: boolean): void {
    this.#confirmed.set(order, (this.#confirmed.get(order) ?? 0) + 1);
    if (offline) this.#tally.offlineTaps += 1;
    if (polled) this.#tally.polledTaps += 1;
  }

  async #isThere(order: string): Promise<boolean> {
    const own = (await this.look(order))?.ownTaps ?? 0;
    const confirmed = this.#confirmed.get(order) ?? 0;
    if (own >= confirmed) return own > confirmed;
    this.#tally.lost += confirmed - own;
    this.#tally.fault(`${this.device.name} had confirmed ${confirmed} dishes of ${order} and shows ${own} of them`);
    return false;
  }
}
