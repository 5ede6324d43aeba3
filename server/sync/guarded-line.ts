import { type CloseCode, maxMessageBytes } from '@comanda/shared/sync/wire.ts';

/** What a device's link is to the core: where its messages go, and the news that it is gone. */
export type Line = { received(text: string): void; ended(): void };

export type LineLimits = {
  /** A link that has not introduced itself by then is closed. Who falls silent later, the core notices. */
  readonly helloMs: number;
  readonly messagesPerSecond: number;
  readonly burst: number;
  /** What may wait for a slow reader. A whole snapshot of a busy evening is well below. */
  readonly waitingBytes: number;
};

export const usualLimits: LineLimits = {
  helloMs: 5_000,
  messagesPerSecond: 2_000,
  burst: 4_000,
  waitingBytes: 4 * 1024 * 1024,
};

/** Deeper than any message of ours; far less deep than what makes a recursive reader overflow. */
export const maxDepth = 32;

export type GuardedLine = {
  received(text: string): void;
  ended(): void;
};

/**
 * What a message must pass before the core reads it, the same for every kind of link: that it comes in time, not too
 * often, not too big and not too deep. `close` must make the caller call `ended`.
 */
export function guardLine(
  line: Line,
  limits: LineLimits,
  monotonicMs: () => number,
  close: (code: CloseCode, reason: string) => void,
): GuardedLine {
  let tokens = limits.burst;
  let filledMs = monotonicMs();
  let over = false;
  const turnAway = (code: CloseCode, reason: string) => {
    over = true;
    close(code, reason);
  };
  const late = setTimeout(() => turnAway('hello-late', `no hello within ${limits.helloMs} ms`), limits.helloMs);
  const mayPass = (): boolean => {
    const nowMs = monotonicMs();
    tokens = Math.min(limits.burst, tokens + ((nowMs - filledMs) * limits.messagesPerSecond) / 1000);
    filledMs = nowMs;
    tokens -= 1;
    return tokens >= 0;
  };
  return {
    received(text) {
      if (over) return;
      clearTimeout(late);
      if (!mayPass()) turnAway('too-many-messages', `more than ${limits.messagesPerSecond} messages a second`);
      else if (Buffer.byteLength(text) > maxMessageBytes) turnAway('too-big', `more than ${maxMessageBytes} bytes`);
      else if (isTooDeep(text)) turnAway('malformed', `nested more than ${maxDepth} deep`);
      else line.received(text);
    },
    ended() {
      over = true;
      clearTimeout(late);
      line.ended();
    },
  };
}

/** Counts brackets outside of strings, without building anything. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (inString) {
      if (letter === backslash) at++;
      else if (letter === quote) inString = false;
    } else if (letter === quote) inString = true;
    else if (letter === openBracket || letter === openBrace) {
      depth++;
      if (depth > maxDepth) return true;
    } else if (letter === closeBracket || letter === closeBrace) depth--;
  }
  return false;
}

const [quote, backslash, openBracket, closeBracket, openBrace, closeBrace] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];
