import { type RefusalCode, sentence } from '../../base/refusal.ts';
import { DeviceCore } from '../../sync/device-core.ts';
import { createClock, createRandom, createTimers } from '../browser.ts';
import { createLinks } from '../links/links.ts';
import { officeClient } from '../office-client.ts';
import { canCompare } from '../offline-pin.ts';
import { createOneTab, type OneTab } from '../one-tab.ts';
import { createRxdbStorage } from '../rxdb/storage-rxdb.ts';
import { askBox, isDeclined, type Question } from './ask-box.ts';
import { type Declined, type Fetch, type Pairing, redeem } from './pairing.ts';
import { createPairingShelf, type Memory, type PairingShelf } from './pairing-shelf.ts';
import { RecordFeed } from './record-feed.ts';
import { signInHere } from './sign-in-here.ts';
import { createTelling } from './telling.ts';
import { listenForWaking } from './wake.ts';

/** A core that runs in this tab, with the records beside it. */
export type OpenDevice = {
  readonly core: DeviceCore;
  readonly records: Pick<RecordFeed, 'subscribe' | 'rows' | 'stop'>;
};

/** Where this tab stands. `opening` ends when the device has read what it remembers. */
export type HostState =
  | { readonly at: 'unpaired' }
  | { readonly at: 'asking' }
  | { readonly at: 'elsewhere' }
  | ({ readonly at: 'opening' | 'open' } & OpenDevice);

export type HostOptions = {
  /** `tablet` and `kitchen` in one browser are two devices. */
  readonly app: string;
  readonly page: Window & typeof globalThis;
  readonly memory: Memory;
  readonly fetch: Fetch;
  /** Where another tab is the device, this one takes over without a question. */
  readonly takesOver: boolean;
};

/** How long a disk may take to write what is under way: 5 s in all. */
const lookMs = 20;
const mostLooks = 250;

/** What screens know of it. */
export type Host = Pick<DeviceHost, keyof DeviceHost>;

/** Makes a browser tab a device: pairs it, sees that one tab only is the device, wakes it, and tells screens of changes. */
export class DeviceHost {
  /** Rises with every change that a screen might show. */
  version = 0;
  /** What is asked of the box beside the feed, by name. */
  readonly office = officeClient((question) => this.ask(question));
  readonly #options: HostOptions;
  readonly #clock = createClock();
  readonly #timers = createTimers();
  readonly #random = createRandom();
  readonly #listeners = new Set<() => void>();
  readonly #shelf: PairingShelf;
  #state: HostState = { at: 'asking' };
  #pairing: Pairing | null = null;
  /** Which device this is while it waits for a code with something unsent. */
  #owing: Pairing | null = null;
  #tab: OneTab | null = null;
  #stopWaking: () => void = () => {};
  /** How many changes of this device the box did not have, when that was looked at last. */
  #pending = 0;
  readonly #telling = createTelling(this.#timers, () => {
    for (const listener of this.#listeners) listener();
  });

  constructor(options: HostOptions) {
    this.#options = options;
    const { page, memory, app } = options;
    this.#shelf = createPairingShelf({ databases: page.indexedDB, memory, app });
    void this.#remember();
  }

  get state(): HostState {
    return this.#state;
  }

  /** Where the box is, as this device was told. */
  get address(): string | null {
    return this.#pairing?.address ?? null;
  }

  /** Which device this is. */
  get device(): string | null {
    return this.#pairing?.device ?? null;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async pair(address: string, code: string): Promise<Declined | null> {
    const only = this.#owing?.device;
    const pairing = await redeem(this.#options.fetch, address, code, only);
    if ('declined' in pairing) return pairing;
    if (only !== undefined && pairing.device !== only) return declinedHere('still-unsent');
    if (!(await this.#shelf.keep(pairing))) return declinedHere('storage-failed');
    this.#pairing = pairing;
    this.#owing = null;
    await this.#begin(pairing);
    return null;
  }

  async signIn(staff: string, pin: string): Promise<Declined | null> {
    const { core } = this.#openDevice();
    if (this.#pairing === null) throw new Error('a device that is not paired cannot sign anybody in');
    const here = { core, random: this.#random, fetch: this.#options.fetch, pairing: this.#pairing };
    return signInHere(here, staff, pin);
  }

  /** Asks the box for what is not in the feed, as this device and whoever is signed in. */
  async ask<T>(question: Question): Promise<T | Declined> {
    if (this.#pairing === null) return { declined: null };
    const signIn = 'core' in this.#state && this.#state.core.isReady ? this.#state.core.signedIn : null;
    return askBox<T>(this.#options.fetch, this.#pairing, signIn?.id ?? null, question);
  }

  /** Whether the box that answers at another address knows this device. Null: it does. */
  async tryAddress(address: string): Promise<Declined | null> {
    if (this.#pairing === null) return { declined: null };
    const question: Question = { method: 'GET', path: '/device' };
    const known = await askBox<{ device?: unknown }>(
      this.#options.fetch,
      { ...this.#pairing, address },
      null,
      question,
    );
    if (isDeclined(known)) return known;
    return known.device === this.#pairing.device ? null : { declined: null };
  }

  /**
   * Calls the box at another address from now on. It is the same device with the same outbox: what has not been sent is sent
   * there. An address at which nobody knows this device is not taken.
   */
  async moveTo(address: string): Promise<Declined | null> {
    const declined = await this.tryAddress(address);
    if (declined !== null) return declined;
    const { core } = this.#openDevice();
    // A write that is under way would end with the core.
    if (!(await this.#everythingSaved(core))) return declinedHere('storage-failed');
    if (this.#pairing === null) return { declined: null };
    const moved: Pairing = { ...this.#pairing, address };
    if (!(await this.#shelf.keep(moved))) return declinedHere('storage-failed');
    this.#pairing = moved;
    this.#open(moved);
    return null;
  }

  /** "Use here": the other tab stops being the device. */
  async takeOver(): Promise<void> {
    if (this.#pairing === null || this.#state.at !== 'elsewhere') return;
    await this.#tab?.take();
    this.#open(this.#pairing);
  }

  /** A person has read that the storage was emptied. */
  acknowledgeWipe(): void {
    this.#openDevice().core.wiped = false;
    this.#tell();
  }

  /**
   * Asks for another code. What is stored stays; as long as something of it is unsent, this browser remembers which device it
   * is and takes no code for another, so that nothing is left behind where nobody looks.
   */
  pairAgain(): RefusalCode | null {
    const { core } = this.#openDevice();
    // What is not on the disk yet would end with this page.
    if (core.storageFailure !== null) return 'storage-failed';
    if (core.unsent > 0) this.#owing = this.#pairing;
    else void this.#shelf.forget();
    this.#close();
    this.#tab?.release();
    this.#pairing = null;
    this.#become({ at: 'unpaired' });
    return null;
  }

  async #remember(): Promise<void> {
    this.#pairing = await this.#shelf.read();
    if (this.#pairing === null) this.#become({ at: 'unpaired' });
    else await this.#begin(this.#pairing);
  }

  async #begin({ device }: Pairing): Promise<void> {
    this.#tab?.release();
    this.#become({ at: 'asking' });
    const tab = createOneTab({
      name: device,
      timers: this.#timers,
      random: this.#random,
      lost: () => this.#lost(),
      locks: this.#options.page.navigator.locks,
      channel: new BroadcastChannel(`comanda-${device}`),
    });
    this.#tab = tab;
    const answer = await tab.ask();
    if (this.#tab !== tab || this.#pairing === null) return;
    if (answer === 'elsewhere' && !this.#options.takesOver) return this.#become({ at: 'elsewhere' });
    if (answer === 'elsewhere') await tab.take();
    this.#open(this.#pairing);
  }

  #open({ token, device, address }: Pairing): void {
    this.#close();
    const [timers, clock, random] = [this.#timers, this.#clock, this.#random];
    const { page, fetch, memory, app } = this.#options;
    const storage = createRxdbStorage({ name: `comanda-${app}-${device}`, timers, memory });
    const links = createLinks({ address, WebSocket: page.WebSocket, fetch, timers });
    const core = new DeviceCore({ clock, timers, random, links, storage }, { token, device });
    const opened: OpenDevice = { core, records: new RecordFeed(storage) };
    core.onChange(() => this.#coreChanged(opened));
    this.#stopWaking = listenForWaking(page, clock, () => core.wake());
    this.#become({ at: 'opening', ...opened });
    core.start();
  }

  #coreChanged(opened: OpenDevice): void {
    const { state } = this;
    if (!('core' in state) || state.core !== opened.core) return;
    if (opened.core.halted === 'fenced') this.#lost();
    else if (state.at === 'opening' && opened.core.isReady) {
      // While the box is there: it is needed when the box is not.
      if (opened.core.pins.all.length > 0) void canCompare();
      this.#become({ at: 'open', ...opened });
    } else if (this.#isOwnTap(opened.core)) this.#tell();
    else {
      this.version += 1;
      this.#telling.whenCalm();
    }
  }

  /** Nothing else makes more wait for the box. */
  #isOwnTap(core: DeviceCore): boolean {
    const before = this.#pending;
    this.#pending = core.connection().pending;
    return this.#pending > before;
  }

  /** False when the disk does not take it in time. */
  async #everythingSaved(core: DeviceCore): Promise<boolean> {
    for (let looks = 0; looks < mostLooks && core.unsaved > 0; looks += 1) {
      await new Promise<void>((resume) => void this.#timers.after(lookMs, resume));
    }
    return core.unsaved === 0 && core.storageFailure === null;
  }

  #lost(): void {
    this.#close();
    this.#become({ at: 'elsewhere' });
  }

  #close(): void {
    if (!('core' in this.#state)) return;
    this.#stopWaking();
    this.#state.core.stop();
    this.#state.records.stop();
  }

  #openDevice(): OpenDevice {
    if (this.#state.at !== 'open') throw new Error('the device is asked before it is open');
    return this.#state;
  }

  #become(state: HostState): void {
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    this.version += 1;
    this.#telling.soon();
  }
}

const declinedHere = (code: RefusalCode): Declined => ({ declined: sentence(code), code });
