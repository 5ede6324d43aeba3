import { DeviceCore } from '../../sync/device-core.ts';
import type { SignIn } from '../../sync/wire.ts';
import { createClock, createRandom, createTimers } from '../browser.ts';
import { officeClient } from '../office-client.ts';
import type { Host, HostState } from '../react/device-host.ts';
import type { Declined } from '../react/pairing.ts';
import { createTelling } from '../react/telling.ts';
import { createMemoryStorage } from '../storage-memory.ts';
import type { FromBox, Port, ToBox } from './practice-box.ts';
import { PracticeCable } from './practice-cable.ts';
import { type PracticePlan, practiceDevice } from './practice-plan.ts';
import { RowsInMemory } from './rows-in-memory.ts';

/** There is nobody to ask. */
const nobody: Declined = { declined: null };

/**
 * A restaurant on one screen: a device's own core, in memory, whose only line leads to a box's own core in a worker of this
 * page. It is handed no network and no disk, so that nothing that is done here can reach the restaurant.
 */
export class Practice implements Host {
  readonly address = null;
  readonly device = practiceDevice;
  readonly office = officeClient(async <T>() => nobody as T | Declined);
  readonly cable: PracticeCable;
  version = 0;
  readonly #timers = createTimers();
  readonly #listeners = new Set<() => void>();
  readonly #telling = createTelling(this.#timers, () => {
    for (const listener of this.#listeners) listener();
  });
  #core: DeviceCore | null = null;
  #state: HostState = { at: 'asking' };
  #isOver = false;

  constructor(box: Port<ToBox, FromBox>, plan: PracticePlan) {
    this.cable = new PracticeCable((message) => box.postMessage(message));
    box.onmessage = ({ data }) => {
      if (this.#isOver) return;
      if (data.type === 'begun') this.#begin(data.token, data.signIn);
      else this.cable.heard(data);
    };
    box.postMessage({ type: 'begin', plan });
  }

  get state(): HostState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  setWifi(isOn: boolean): void {
    if (isOn) this.cable.mend();
    else this.cable.cut();
    this.#tell();
  }

  /** Everything that was done here is forgotten. */
  stop(): void {
    this.#isOver = true;
    this.#core?.stop();
  }

  pair = async (): Promise<Declined> => nobody;
  signIn = async (): Promise<Declined> => nobody;
  ask = async <T>(): Promise<T | Declined> => nobody;
  tryAddress = async (): Promise<Declined> => nobody;
  moveTo = async (): Promise<Declined> => nobody;
  takeOver = async (): Promise<void> => {};
  acknowledgeWipe = (): void => {};
  pairAgain = (): null => null;

  #begin(token: string, signIn: SignIn): void {
    const ports = {
      clock: createClock(),
      timers: this.#timers,
      random: createRandom(),
      links: this.cable,
      storage: createMemoryStorage(),
      only: 'web-socket',
    } as const;
    const core = new DeviceCore(ports, { token, device: practiceDevice });
    const records = new RowsInMemory(core);
    this.#core = core;
    core.onChange(() => {
      if (core.isReady && this.#state.at !== 'open') {
        this.#state = { at: 'open', core, records };
        core.signIn(signIn);
      }
      this.#tell();
    });
    core.start();
  }

  #tell(): void {
    if (this.#isOver) return;
    this.version += 1;
    this.#telling.soon();
  }
}
