import type { Link, LinkEvents, Timers } from '../../sync/device-ports.ts';
import type { Down, Up } from '../../sync/wire.ts';
import { createLinkState, type LinkState, unexplained } from './link-state.ts';
import { createRequests, type Requests } from './requests.ts';
import { createSendQueue } from './send-queue.ts';

export type LongPollLinkOptions = {
  readonly fetch: typeof globalThis.fetch;
  /** Such as `http://box:4600/sync`. */
  readonly url: string;
  readonly timers: Timers;
  readonly connectTimeoutMs: number;
};

/** How long the box keeps a feed request that it has nothing for. Its empty answer is the heartbeat. */
const waitSeconds = 2;

/**
 * The messages of a WebSocket as requests, for networks that let no WebSocket through. Both directions are numbered from
 * 1: asking for the feed after n confirms n messages, and a push names its first, so what is lost is said again and
 * what is said again is not heard twice.
 */
export function connectLongPoll(options: LongPollLinkOptions, events: LinkEvents): Link {
  const requests = createRequests(options);
  const state = createLinkState(events, requests.abort);
  const queue = createSendQueue();
  let link = '';
  let posting = false;

  async function open(): Promise<void> {
    const answer = await requests.once('POST', '/open', options.connectTimeoutMs);
    if ('code' in answer) return state.ended(answer);
    const { link: id } = answer.body as { link?: unknown };
    if (typeof id !== 'string') return state.ended(unexplained('The box did not name the link.'));
    link = encodeURIComponent(id);
    state.opened();
    await followFeed(requests, state, link);
  }

  async function post(): Promise<void> {
    for (let batch = queue.next(); batch !== undefined && state.isOpen(); batch = queue.next()) {
      const answer = await requests.repeated('POST', `/push?link=${link}`, {
        body: batch.body,
        headers: { 'content-type': 'application/json', 'x-comanda-count': String(batch.first) },
      });
      if ('code' in answer) return state.ended(answer);
      queue.sent(batch);
    }
    posting = false;
  }

  // L1: a `fetch` that fails at once still answers in a later turn, and no event comes before an answer.
  void open();
  return {
    send(message: Up) {
      if (!state.isOpen()) return;
      if (!queue.add(message)) return state.ended(unexplained('Too much waits to be sent.'));
      if (posting) return;
      posting = true;
      void post();
    },
    close: state.closed,
  };
}

async function followFeed(requests: Requests, state: LinkState, link: string): Promise<void> {
  for (let after = 0; state.isOpen(); ) {
    const answer = await requests.repeated('GET', `/feed?link=${link}&after=${after}&wait=${waitSeconds}`);
    if ('code' in answer) return state.ended(answer);
    const { messages } = answer.body as { messages?: unknown };
    if (!Array.isArray(messages)) return state.ended(unexplained('The box sent something that is not a message.'));
    for (const message of messages as Down[]) state.received(message);
    after += messages.length;
  }
}
