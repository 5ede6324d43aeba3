import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Https } from './https.ts';

/** Whether the box is reached by https too, and if not, why. */
export type HttpsState =
  | { readonly open: Https }
  | { readonly closed: 'off' | 'opening' }
  | { readonly closed: 'failed'; readonly why: string };

export type SecondDoor = {
  state(): HttpsState;
  /** The restaurant works without it, so only a port that is taken keeps the box from opening. @throws HttpsPortTaken */
  open(app: FastifyInstance): Promise<void>;
  /** How devices call the box by https: by its name first, which stays when addresses change. */
  addresses(): string[];
  /** Looks now whether another certificate should be shown. */
  look(): Promise<void>;
  close(): Promise<void>;
};

export function createSecondDoor(config: Config, log: Log, monotonicMs: () => number): SecondDoor {
  let state: HttpsState = { closed: config.https ? 'opening' : 'off' };
  return {
    state: () => state,
    async open(app) {
      if (!config.https) return;
      // A box without https need not load it.
      const { openHttps } = await import('./https.ts');
      try {
        state = { open: await openHttps(app, config, { log, nowMs: Date.now, monotonicMs }) };
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'NoCertificate') throw error;
        log.error({ err: error }, 'the box is not reached by https');
        state = { closed: 'failed', why: error.message };
      }
    },
    addresses: () => ('open' in state ? addressesOfHttps(state.open) : []),
    async look() {
      if ('open' in state) await state.open.look();
    },
    async close() {
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
