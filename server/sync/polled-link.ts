import type { Wire } from '@comanda/shared/sync/box-ports.ts';
import { type CloseCode, closeCodes } from '@comanda/shared/sync/wire.ts';
import { type GuardedLine, guardLine } from './guarded-line.ts';
import type { LinkRoom } from './link-room.ts';

/** Why a link is over: a number of `closeCodes`, or 0 for a link that the box does not know. */
export type PolledEnd = { readonly code: number; readonly reason: string };

/**
 * One device's link made of requests. Messages in both directions are numbered from 1, so that a request whose answer
 * got lost can be repeated: what was taken is not taken twice, what was not confirmed is sent again.
 */
export type PolledLink = {
  /** `first` is the number of the first message. Answers how the link ended, if it did. */
  push(first: number, messages: readonly string[]): PolledEnd | null;
  /** Forgets messages up to `after` and gives those above, at once or when there are some, at the latest after `waitMs`. */
  feed(after: number, waitMs: number, answer: (messages: readonly string[] | PolledEnd) => void): void;
  close(code: CloseCode, reason: string): void;
  /** What was said to the device and not asked for yet. Without it a device that asks hears how the link ended, and catches up. */
  readonly left: { bytes(): number; clear(): void };
};

/** One answer is about this large at most, so that a slow network confirms something now and then. */
const answerBytes = 128 * 1024;

export type PolledLimits = {
  /** A link nobody asks for so long is over: the device is gone. */
  readonly notPolledMs: number;
};
export const usualPolledLimits: PolledLimits = { notPolledMs: 10_000 };

/** Null when there is no core to link to. `over` is called once. */
export function openPolledLink(room: LinkRoom, limits: PolledLimits, over: () => void): PolledLink | null {
  const outgoing = createOutgoing();
  let end: PolledEnd | null = null;
  let taken = 0;
  let waiting: { give(): void } | null = null;
  let guarded: GuardedLine | null = null;

  const finish = (how: PolledEnd) => {
    if (end !== null) return;
    end = how;
    clearTimeout(unpolled);
    waiting?.give();
    // `finish` may run inside a call of the core, which must have returned before it hears of the end.
    setImmediate(() => guarded?.ended());
    over();
  };
  const close = (code: CloseCode, reason: string) => {
    if (end !== null) return;
    // Who has not read it in time does not read it late.
    if (code === 'slow-reader' || code === 'silent') outgoing.clear();
    room.log.info({ closed: code, reason, kind: 'long-poll' }, 'link closed');
    finish({ code: closeCodes[code], reason });
  };
  const wire: Wire = {
    send(text) {
      if (end !== null) return;
      // What waits already, not this message: one that is long must be readable by whoever keeps up.
      if (outgoing.bytes() > room.limits.waitingBytes) return close('slow-reader', 'more than 4 MiB were waiting');
      outgoing.add(text);
      setImmediate(() => waiting?.give());
    },
    close,
    waitingBytes: () => outgoing.bytes(),
  };
  const unpolled = setTimeout(() => close('silent', 'nobody asked for messages'), limits.notPolledMs);
  const line = room.switchboard.connect(wire, 'long-poll');
  if (line === null) {
    clearTimeout(unpolled);
    return null;
  }
  guarded = guardLine(line, room.limits, room.monotonicMs, close);
  const messagesOrEnd = () => (outgoing.isEmpty() && end !== null ? end : outgoing.first(answerBytes));

  return {
    close,
    left: outgoing,
    push(first, messages) {
      if (first > taken + 1) close('malformed', `message ${taken + 1} is missing`);
      for (const message of messages.slice(Math.max(0, taken + 1 - first))) {
        if (end !== null) break;
        taken++;
        guarded.received(message);
      }
      return end;
    },
    feed(after, waitMs, answer) {
      // A second question on one link means that the first one's connection is lost.
      waiting?.give();
      if (!outgoing.confirm(after)) close('malformed', `message ${after} was never sent`);
      if (end === null) unpolled.refresh();
      if (end !== null || !outgoing.isEmpty() || waitMs === 0) return answer(messagesOrEnd());
      const give = () => {
        clearTimeout(timer);
        waiting = null;
        if (end === null) unpolled.refresh();
        answer(messagesOrEnd());
      };
      const timer = setTimeout(give, waitMs);
      waiting = { give };
    },
  };
}

/** Messages on their way to a device, oldest first, kept until confirmed. */
function createOutgoing() {
  let kept: string[] = [];
  let confirmed = 0;
  let bytes = 0;
  return {
    add(text: string) {
      kept.push(text);
      bytes += Buffer.byteLength(text);
    },
    /** False for a number that was never given to a message. */
    confirm(upTo: number): boolean {
      if (upTo > confirmed + kept.length) return false;
      const gone = kept.slice(0, Math.max(0, upTo - confirmed));
      kept = kept.slice(gone.length);
      confirmed += gone.length;
      for (const text of gone) bytes -= Buffer.byteLength(text);
      return true;
    },
    first(limit: number): string[] {
      let size = 0;
      const fitting = kept.findIndex((text, at) => {
        size += Buffer.byteLength(text);
        return at > 0 && size > limit;
      });
      return fitting === -1 ? kept.slice() : kept.slice(0, fitting);
    },
    clear() {
      confirmed += kept.length;
      kept = [];
      bytes = 0;
    },
    isEmpty: () => kept.length === 0,
    bytes: () => bytes,
  };
}
