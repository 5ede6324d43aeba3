import type { BoxProcess } from '../processes/box-process.ts';
import type { Seeded } from '../restaurant/seeded.ts';
import type { Tally } from './tally.ts';
import type { Waiter } from './waiter.ts';

/** How often things go wrong, in taps from one to the next. */
export type MishapPlan = { readonly deviceEvery: number; readonly boxEvery: number };

/** Rather more than the tenth of all taps that must be made while cut off. */
const offlinePart = 0.14;
const longestCutMs = 800;
/** How many dead lines are left for the devices to find out by themselves, which takes them seconds. */
const mostSilent = 6;

/** What goes wrong in a restaurant, as often as planned, at moments when taps are under way. */
export class Mishaps {
  readonly #waiters: readonly Waiter[];
  readonly #box: BoxProcess;
  readonly #random: Seeded;
  readonly #tally: Tally;
  readonly #plan: MishapPlan;
  #service = true;
  #silent = 0;
  #nextDevice: number;
  #nextBox: number;

  constructor(waiters: readonly Waiter[], box: BoxProcess, random: Seeded, tally: Tally, plan: MishapPlan) {
    this.#waiters = waiters;
    this.#box = box;
    this.#random = random;
    this.#tally = tally;
    this.#plan = plan;
    this.#nextDevice = plan.deviceEvery;
    this.#nextBox = Math.floor(plan.boxEvery / 2);
  }

  /** While `service` lasts; all lines are whole and the box is up when this resolves. */
  async during(service: Promise<unknown>): Promise<void> {
    this.#service = true;
    const over = service.finally(() => {
      this.#service = false;
    });
    await Promise.all([over, this.#cutLines(), this.#cutLines(), this.#killDevices(), this.#killBox()]);
  }

  /** Whose line is cut has something to tap: a cut that nobody notices proves nothing. */
  async #cutLines(): Promise<void> {
    while (this.#service) {
      const { taps, offlineTaps } = this.#tally;
      const busy = this.#waiters.filter(({ device, dishesAtHand }) => !device.cable.isCut && dishesAtHand > 1);
      const waiter = offlineTaps < offlinePart * taps ? this.#random.pick(busy) : undefined;
      if (waiter === undefined) await this.#tally.when(() => this.#tally.taps > taps, 100);
      else await this.#cut(waiter);
    }
  }

  async #cut(waiter: Waiter): Promise<void> {
    const { cable } = waiter.device;
    const how = this.#random.chance(0.5) ? 'close' : 'swallow';
    const until = this.#tally.offlineTaps + 3 + this.#random.below(12);
    const isOver = (): boolean => this.#tally.offlineTaps >= until || waiter.dishesAtHand === 0;
    const lasting = this.#tally.when(isOver, longestCutMs);
    cable.cut(how);
    this.#tally.cuts += 1;
    waiter.disturbed(lasting);
    await lasting;
    const leaveSilent = how === 'swallow' && this.#silent < mostSilent && this.#random.chance(0.05);
    if (leaveSilent) this.#silent += 1;
    cable.mend({ leaveSilent });
    // A device whose own Wi-Fi was away is told that it is back; one whose access point was away is not.
    if (!leaveSilent && this.#random.chance(0.7)) await waiter.patiently('wake', null);
  }

  async #killDevices(): Promise<void> {
    while (this.#service) {
      await this.#tally.when(() => this.#tally.taps >= this.#nextDevice, 300);
      if (this.#tally.taps < this.#nextDevice) continue;
      this.#nextDevice += this.#plan.deviceEvery;
      const cutOff = this.#waiters.filter(({ device }) => device.cable.isCut);
      const waiter = this.#random.pick(this.#random.chance(0.5) && cutOff.length > 0 ? cutOff : this.#waiters);
      this.#tally.deviceKills += 1;
      waiter?.killAndRestart();
    }
  }

  async #killBox(): Promise<void> {
    while (this.#service) {
      await this.#tally.when(() => this.#tally.taps >= this.#nextBox, 300);
      if (this.#tally.taps < this.#nextBox) continue;
      this.#nextBox += this.#plan.boxEvery;
      this.#tally.boxKills += 1;
      const back = this.#box.kill().then(() => this.#box.start());
      for (const waiter of this.#waiters) waiter.disturbed(back);
      await back;
    }
  }
}
