import type { Random, Timers } from '../sync/device-ports.ts';

/**
 * One tab is the device; another says "open elsewhere" and offers "Use here". This is the courtesy between tabs that are
 * awake; what holds even against a tab that slept through it is the fence in the storage (S8).
 */
export type OneTab = {
  /** Asks to be the device without taking it from anyone. */
  ask(): Promise<'device' | 'elsewhere'>;
  /** "Use here": this tab is the device from now on, and the other is told. */
  take(): Promise<void>;
  /** Lets go, so that another tab may `ask`. */
  release(): void;
};

export type OneTabOptions = {
  /** Which device: two restaurants in one browser do not disturb each other. */
  readonly name: string;
  readonly timers: Timers;
  readonly random: Random;
  /** Called once each time another tab takes over: stop the core, show "Use here". */
  readonly lost: () => void;
  /** Only in secure contexts; without them tabs call out to each other. */
  readonly locks?: LockManager | undefined;
  readonly channel: BroadcastChannel;
};

type Call = { readonly call: 'who-is-the-device' | 'i-am' | 'i-am-from-now-on'; readonly tab: string };

/** How long an awake tab may take to answer. One that does not is asleep, and the storage fence stops it. */
const answerMs = 200;

export function createOneTab(options: OneTabOptions): OneTab {
  const tab = [...options.random.bytes(8)].join('.');
  let isDevice = false;
  let heard: (() => void) | undefined;
  let releaseLock: (() => void) | undefined;

  const say = (call: Call['call']): void => options.channel.postMessage({ call, tab } satisfies Call);

  function lose(): void {
    if (!isDevice) return;
    isDevice = false;
    releaseLock?.();
    options.lost();
  }

  options.channel.addEventListener('message', ({ data }: MessageEvent<Call>) => {
    if (data.tab === tab) return;
    switch (data.call) {
      case 'who-is-the-device':
        if (isDevice) say('i-am');
        return;
      case 'i-am':
        heard?.();
        return;
      case 'i-am-from-now-on':
        lose();
    }
  });

  /** Resolves when it is known whether the lock is ours; it stays ours until `releaseLock`. */
  function lock(locks: LockManager, how: LockOptions): Promise<boolean> {
    return new Promise((answer, fail) => {
      const hold = (got: Lock | null): Promise<void> | undefined => {
        answer(got !== null);
        if (got === null) return undefined;
        return new Promise((letGo) => {
          releaseLock = letGo;
        });
      };
      // A stolen lock rejects with AbortError: that is how the older tab learns of it.
      locks.request(`comanda-${options.name}`, how, hold).catch((error: unknown) => {
        if (error instanceof DOMException && error.name === 'AbortError') lose();
        else fail(error);
      });
    });
  }

  const anyoneThere = (): Promise<boolean> =>
    new Promise((answer) => {
      const cancel = options.timers.after(answerMs, () => answer(false));
      heard = () => {
        cancel();
        answer(true);
      };
      say('who-is-the-device');
    });

  return {
    async ask() {
      const free = options.locks ? await lock(options.locks, { ifAvailable: true }) : !(await anyoneThere());
      isDevice = free;
      return free ? 'device' : 'elsewhere';
    },
    async take() {
      if (isDevice) return;
      if (options.locks) await lock(options.locks, { steal: true });
      isDevice = true;
      say('i-am-from-now-on');
    },
    release() {
      isDevice = false;
      releaseLock?.();
    },
  };
}
