import { maxMessageBytes, type Up } from '../../sync/wire.ts';

/** What one POST carries: the messages from the `first`-th of this link on, counted from 1. */
export type Batch = { readonly first: number; readonly count: number; readonly body: string };

/** More than this unsent, and the network is not slow but gone: the outbox on the disk keeps everything anyhow. */
export const mostWaiting = 1024;

export type SendQueue = {
  /** False when the queue is full. */
  add(message: Up): boolean;
  /** The next batch, the same one until it is `sent`: a retry repeats it with the same number. */
  next(): Batch | undefined;
  sent(batch: Batch): void;
};

export function createSendQueue(): SendQueue {
  const waiting: string[] = [];
  let first = 1;
  let current: Batch | undefined;
  return {
    add(message) {
      if (waiting.length >= mostWaiting) return false;
      waiting.push(JSON.stringify(message));
      return true;
    },
    next() {
      if (current !== undefined || waiting.length === 0) return current;
      const count = countThatFits(waiting);
      current = { first, count, body: `[${waiting.slice(0, count).join(',')}]` };
      return current;
    },
    sent(batch) {
      waiting.splice(0, batch.count);
      first += batch.count;
      current = undefined;
    },
  };
}

/** A POST stays within the size of one message, so the box needs one limit; a message that is larger goes alone. */
function countThatFits(texts: readonly string[]): number {
  let bytes = 2;
  for (const [at, text] of texts.entries()) {
    // A character takes at most 3 bytes of UTF-8 for each unit of its JavaScript string.
    bytes += text.length * 3 + 1;
    if (bytes > maxMessageBytes) return Math.max(1, at);
  }
  return texts.length;
}
