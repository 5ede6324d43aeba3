import type { Wire } from '@comanda/shared/sync/box-ports.ts';
import type { LinkKind } from '@comanda/shared/sync/device-ports.ts';
import type { Log } from '../log.ts';
import { wordsOfTrouble } from '../store/trouble.ts';
import type { Line } from './guarded-line.ts';

/** A box core at work, and what it works on. */
export type Running<Box> = { readonly box: Box; connect(wire: Wire, kind: LinkKind): Line; close(): void };

export type Readiness = { readonly ready: true } | { readonly ready: false; readonly reason: string };

/**
 * Holds the core of the moment and every wire into it. A core whose commit failed knows less than the disk or more, so
 * it is thrown away: all links are cut, the store is closed and opened again, and a new core reads what is really there.
 */
export type Switchboard<Box> = {
  /** Null while there is no core: try again in a moment. */
  running(): Box | null;
  readiness(): Readiness;
  connect(wire: Wire, kind: LinkKind): Line | null;
  stop(): void;
};

export type SwitchboardParts<Box> = {
  start(onFailure: (error: unknown) => void): Running<Box>;
  readonly log: Log;
  readonly monotonicMs: () => number;
  after(ms: number, run: () => void): () => void;
};

/** @throws what `start` throws the first time: a box that cannot open its store does not start. */
export function createSwitchboard<Box>(parts: SwitchboardParts<Box>): Switchboard<Box> {
  const wires = new Set<Wire>();
  const life = keepAlive(parts, () => {
    for (const wire of [...wires]) wire.close('box-failed', 'the box could not save');
  });
  return {
    running: () => life.current()?.box ?? null,
    readiness: life.readiness,
    connect(wire, kind) {
      const running = life.current();
      if (running === null) return null;
      wires.add(wire);
      const line = running.connect(wire, kind);
      const whileItLives = (work: () => void) => {
        if (running !== life.current()) return;
        try {
          work();
        } catch (error) {
          // A bug may have left the core half-way through a change. What is on the disk is whole: begin from there.
          life.fail(running, error);
        }
      };
      return {
        received: (text) => whileItLives(() => line.received(text)),
        ended() {
          wires.delete(wire);
          whileItLives(() => line.ended());
        },
      };
    },
    stop: life.stop,
  };
}

/** Starts what runs, and starts it again after each failure. `cut` is called before the failed one is closed. */
function keepAlive<Box>(parts: SwitchboardParts<Box>, cut: () => void) {
  const waits = createWaits(parts);
  let current: Running<Box> | null = null;
  let reason = 'starting';
  let stopped = false;

  function start(): void {
    const started = parts.start((error) => fail(started, error));
    waits.started();
    current = started;
  }

  function fail(failed: Running<Box>, error: unknown): void {
    if (current !== failed || stopped) return;
    current = null;
    reason = `the last write failed: ${wordsOfTrouble(error)}`;
    parts.log.error({ err: error }, 'the box core failed: links are cut, the store is opened again');
    cut();
    // The core is still on the stack here: its store is closed when it has returned.
    waits.soon(() => {
      closeFailed(failed);
      waits.next(startAgain);
    });
  }

  function closeFailed(failed: Running<Box>): void {
    try {
      failed.close();
    } catch (error) {
      parts.log.warn({ err: error }, 'the failed store did not close cleanly');
    }
  }

  function startAgain(): void {
    try {
      start();
      parts.log.info('the store is open again');
    } catch (error) {
      reason = `the store does not open: ${wordsOfTrouble(error)}`;
      parts.log.error({ err: error }, 'the store does not open');
      waits.next(startAgain);
    }
  }

  start();
  return {
    current: () => current,
    readiness: (): Readiness => (current === null ? { ready: false, reason } : { ready: true }),
    fail,
    stop() {
      stopped = true;
      reason = 'stopping';
      waits.cancel();
      current?.close();
      current = null;
    },
  };
}

const firstWaitMs = 200;
const longestWaitMs = 5_000;
/** A core that lived so long was a good one, so the next failure begins with short waits again. */
const goodLifeMs = 10_000;

function createWaits({ after, monotonicMs }: Pick<SwitchboardParts<unknown>, 'after' | 'monotonicMs'>) {
  let waitMs = firstWaitMs;
  let startedMs = monotonicMs();
  let cancel = () => {};
  return {
    started() {
      startedMs = monotonicMs();
    },
    soon(run: () => void) {
      if (monotonicMs() - startedMs > goodLifeMs) waitMs = firstWaitMs;
      cancel = after(0, run);
    },
    next(run: () => void) {
      cancel = after(waitMs, run);
      waitMs = Math.min(longestWaitMs, waitMs * 2);
    },
    cancel: () => cancel(),
  };
}
