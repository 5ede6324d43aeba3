import type { StorageFailure } from '../../sync/device-ports.ts';
import { FencedError } from './fence.ts';

/** What an error of RxDB, Dexie or IndexedDB means to the device. They wrap each other, each in its own way. */
export function toFailure(error: unknown, stoppedByFence: boolean): StorageFailure {
  const chain = [...causes(error)];
  const detail = chain.map(({ name, message }) => `${name}: ${message}`).join(' ← ') || String(error);
  if (stoppedByFence || chain.some((each) => each instanceof FencedError)) return { failed: 'fenced', detail };
  if (chain.some(({ name }) => name === 'QuotaExceededError')) return { failed: 'quota', detail };
  return { failed: 'broken', detail };
}

type Wrapping = { readonly inner?: unknown; readonly cause?: unknown; readonly failures?: readonly unknown[] };

function* causes(error: unknown, depth = 0): Generator<Error> {
  // Deep enough for what was seen, and an end for an error that names itself as its cause.
  if (!isErrorLike(error) || depth > 5) return;
  yield error;
  const { inner, cause, failures } = error as Wrapping;
  for (const next of [inner, cause, failures?.[0]]) yield* causes(next, depth + 1);
}

/** A `DOMException` is not an `Error` in every browser that a restaurant still has. */
const isErrorLike = (error: unknown): error is Error => typeof error === 'object' && error !== null && 'name' in error;
