import { DeviceCore } from '../../sync/device-core.ts';
import { createClock, createRandom, createTimers } from '../browser.ts';
import { officeClient } from '../office-client.ts';
import type { Host, HostState } from '../react/device-host.ts';
import type { Declined } from '../react/pairing.ts';
import { createTelling } from '../react/telling.ts';
import { createMemoryStorage } from '../storage-memory.ts';
import type { Paired } from './practice-box.ts';
import type { PracticeCable } from './practice-cable.ts';
import { RowsInMemory } from './rows-in-memory.ts';

/** There is nobody to ask. */
const nobody: Declined = { declined: null };

/** A tablet of the practice, as screens know a device: its own core, in memory, whose only line leads to the practice's box. */
export class PracticeTablet implements Host {
  readonly address = null;
  readonly device: string;
  readonly office = officeClient(async <T>() => nobody as T | Declined);
  readonly core: DeviceCore;
  readonly cable: PracticeCable;
  version = 0;
  /** How far this tablet's own clock is ahead of the right time, in ms. */
  clockAheadMs = 0;
  readonly #timers = createTimers();
  readonly #listeners = new Set<() => void>();
  readonly #telling = createTelling(this.#timers, () => {
    for (const listener of this.#listeners) listener();
  });
  #state: HostState = { at: 'asking' };
  #isOver = false;

  constructor({ device, token, signIn }: Paired, cable: PracticeCable) {
    this.device = device;
    this.cable = cable;
    const clock = createClock();
    const ports = {
      clock: { ...clock, wallMs: () => clock.wallMs() + this.clockAheadMs },
      timers: this.#timers,
      random: createRandom(),
      links: cable,
      storage: createMemoryStorage(),
      only: 'web-socket',
    } as const;
    const core = new DeviceCore(ports, { token, device });
    const records = new RowsInMemory(core);
    this.core = core;
    core.onChange(() => {
      if (core.isReady && this.#state.at !== 'open') {
        this.#state = { at: 'open', core, records };
        core.signIn(signIn);
      }
      this.#tell();
    });
    core.start();
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

  stop(): void {
    this.#isOver = true;
    this.core.stop();
  }

  pair = async (): Promise<Declined> => nobody;
  signIn = async (): Promise<Declined> => nobody;
  ask = async <T>(): Promise<T | Declined> => nobody;
  tryAddress = async (): Promise<Declined> => nobody;
  moveTo = async (): Promise<Declined> => nobody;
  takeOver = async (): Promise<void> => {};
  acknowledgeWipe = (): void => {};
  pairAgain = (): null => null;

  #tell(): void {
    if (this.#isOver) return;
    this.version += 1;
    this.#telling.soon();
  }
}
