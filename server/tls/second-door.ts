import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Https } from './https.ts';
import type { Shown } from './keeper.ts';

/** Whether the box is reached by https too, and if not, why. */
export type HttpsState =
  | { readonly open: Https }
  | { readonly closed: 'off' | 'opening' }
  | { readonly closed: 'failed'; readonly why: string };

export type SecondDoor = {
  state(): HttpsState;
  /** The restaurant works without it, so only a port that is taken keeps the box from opening. @throws HttpsPortTaken */
  open(app: FastifyInstance): Promise<void>;
  /** Null while it is closed. */
  shown(): Shown | null;
  /** How devices call the box by https: by its name first, which stays when addresses change. */
  addresses(): string[];
  /** Runs whenever the state is another: the door opens after all, or shows another certificate. */
  whenChanged(run: () => void): void;
  /** Looks now whether another certificate should be shown, or any at last. */
  look(): Promise<void>;
  close(): Promise<void>;
};

const againMs = 60_000;

export function createSecondDoor(config: Config, log: Log, monotonicMs: () => number): SecondDoor {
  let state: HttpsState = { closed: config.https ? 'opening' : 'off' };
  let timer: NodeJS.Timeout | null = null;
  let tryAgain = async (): Promise<void> => {};
  let trying: Promise<void> | null = null;
  let isOver = false;
  let changed = (): void => {};
  const stopTrying = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  const failed = (error: unknown): void => {
    const why = error instanceof Error ? error.message : String(error);
    if (!('why' in state) || state.why !== why) log.error({ err: error }, 'the box is not reached by https');
    state = { closed: 'failed', why };
  };
  return {
    state: () => state,
    async open(app) {
      if (!config.https) return;
      // A box without https need not load it.
      const { openHttps } = await import('./https.ts');
      const attempt = async (): Promise<void> => {
        const opened = await openHttps(app, config, {
          log,
          nowMs: Date.now,
          monotonicMs,
          changed: () => changed(),
        });
        stopTrying();
        if (isOver) return opened.close();
        state = { open: opened };
        changed();
      };
      try {
        await attempt();
      } catch (error) {
        if (error instanceof Error && error.name === 'HttpsPortTaken') throw error;
        failed(error);
        // A clock that was lost is set by the network later, a file is brought back, a disk has room again.
        tryAgain = () => {
          trying ??= attempt()
            .catch(failed)
            .finally(() => {
              trying = null;
            });
          return trying;
        };
        timer = setInterval(() => void tryAgain(), againMs);
        timer.unref();
      }
    },
    shown: () => ('open' in state ? state.open.shown() : null),
    addresses: () => ('open' in state ? addressesOfHttps(state.open) : []),
    whenChanged(run) {
      changed = run;
    },
    async look() {
      if ('open' in state) await state.open.look();
      else await tryAgain();
    },
    async close() {
      isOver = true;
      stopTrying();
      await trying;
      if ('open' in state) await state.open.close();
      state = { closed: 'off' };
    },
  };
}

function addressesOfHttps({ port, shown }: Https): string[] {
  // Nobody types an IPv6 address; a box that has no other one is called by its name.
  const callable = shown().names.filter((name) => !/[*:]/.test(name) && !isOnlyThisMachine(name));
  return callable.map((name) => `https://${name}${port === 443 ? '' : `:${port}`}`);
}

const isOnlyThisMachine = (name: string): boolean => name === 'localhost' || name.startsWith('127.');
