import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { createTimers } from '@comanda/shared/replica/browser.ts';
import { createLinks, type LinksOptions } from '@comanda/shared/replica/links/links.ts';
import type { Link, LinkEnd, LinkKind, Timers } from '@comanda/shared/sync/device-ports.ts';
import { type CloseCode, closeCodes, type Down, type Up } from '@comanda/shared/sync/wire.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** The box's end of one link. */
export type BoxEnd = {
  readonly heard: Up[];
  send(message: Down): void;
  close(code: CloseCode, reason: string): void;
};

export type LinkBox = {
  readonly port: number;
  /** Links in the order in which they came. */
  readonly ends: readonly BoxEnd[];
  /** What the box says to each new link inside its `connect`. */
  greeting: Down | undefined;
  close(): Promise<void>;
};

type Seen = { readonly events: string[]; readonly received: Down[]; readonly ends: LinkEnd[] };

const present = (at: number): Down => ({ type: 'present', who: [{ device: `tablet ${at}`, order: '' }] });
const presence = (at: number): Up => ({ type: 'presence', order: `order ${at}` });
const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** A cable to the box that can be cut, or go silent: connected, and nothing comes through. */
async function layCable(port: number) {
  const sockets = new Set<Socket>();
  let silent = false;
  const server: Server = createServer((near) => {
    sockets.add(near);
    near.on('error', () => {});
    if (silent) return;
    const far = connect(port, '127.0.0.1');
    sockets.add(far);
    far.on('error', () => near.destroy());
    near.pipe(far).pipe(near);
  });
  const listen = (at = 0) => new Promise<void>((resume) => server.listen(at, '127.0.0.1', resume));
  await listen();
  return {
    port: (server.address() as AddressInfo).port,
    goSilent: () => {
      silent = true;
    },
    cut: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Waits are twenty times shorter; what they are for is the same. */
const hurriedTimers: Timers = { after: (ms, run) => createTimers().after(ms / 20, run) };

export function linksSuite(
  name: string,
  kind: LinkKind,
  WebSocket: LinksOptions['WebSocket'],
  openBox: () => Promise<LinkBox>,
): void {
  describe(`${name} keeps the promises of a link`, () => {
    let box: LinkBox;
    let cable: Awaited<ReturnType<typeof layCable>>;
    let links: Link[];
    beforeEach(async () => {
      box = await openBox();
      cable = await layCable(box.port);
      links = [];
    });
    afterEach(async () => {
      for (const link of links) link.close();
      cable.cut();
      await box.close();
    });

    function plug(options: Partial<LinksOptions> = {}): { link: Link; seen: Seen } {
      const seen: Seen = { events: [], received: [], ends: [] };
      const address = `http://127.0.0.1:${cable.port}`;
      const link = createLinks({ address, WebSocket, fetch, timers: createTimers(), ...options }).connect(kind, {
        opened: () => seen.events.push('opened'),
        received(message) {
          seen.events.push('received');
          seen.received.push(message);
        },
        ended(end) {
          seen.events.push('ended');
          seen.ends.push(end);
        },
      });
      links.push(link);
      return { link, seen };
    }

    async function plugged(options: Partial<LinksOptions> = {}) {
      const { link, seen } = plug(options);
      await vi.waitFor(() => expect(seen.events).toContain('opened'));
      await vi.waitFor(() => expect(box.ends).not.toHaveLength(0));
      return { link, seen, end: box.ends.at(-1) as BoxEnd };
    }

    const settle = () => new Promise((resume) => setTimeout(resume, 50));

    test.each(['the right address', 'http://127.0.0.1:1', 'nonsense://', 'http://['])(
      'L1 connecting to %s returns at once and says nothing inside itself',
      async (address) => {
        const { seen } = plug(address.startsWith('the') ? {} : { address });
        expect(seen.events).toEqual([]);
        await vi.waitFor(() => expect(seen.events).toHaveLength(1));
        expect(seen.events).toEqual([address.startsWith('the') ? 'opened' : 'ended']);
      },
    );

    test('L2 the link is open before the first message, also when the box speaks first', async () => {
      box.greeting = present(0);
      const { seen } = plug();
      await vi.waitFor(() => expect(seen.received).toHaveLength(1), 3000);
      expect(seen.events).toEqual(['opened', 'received']);
    });

    test('L3 messages arrive in order, each once, both ways', async () => {
      const { link, seen, end } = await plugged();
      for (const at of numbers(100)) {
        end.send(present(at));
        link.send(presence(at));
        if (at % 10 === 0) await new Promise((resume) => setImmediate(resume));
      }
      await vi.waitFor(() => expect(seen.received).toEqual(numbers(100).map(present)), 5000);
      await vi.waitFor(() => expect(end.heard).toEqual(numbers(100).map(presence)), 5000);
      expect(seen.ends).toEqual([]);
    });

    test('L3 a large message comes whole', async () => {
      const { seen, end } = await plugged();
      const large: Down = {
        type: 'present',
        who: numbers(5000).map((at) => ({ device: `tablet ö ${at}`, order: 'x' })),
      };
      end.send(large);
      await vi.waitFor(() => expect(seen.received).toEqual([large]), 3000);
    });

    test('L4 the box ends the link: its code and reason are told once, after what it had said', async () => {
      const { link, seen, end } = await plugged();
      end.send(present(1));
      end.close('revoked', 'This device was revoked.');
      await vi.waitFor(() => expect(seen.ends).toHaveLength(1), 3000);
      expect(seen.ends).toEqual([{ code: closeCodes.revoked, reason: 'This device was revoked.' }]);
      expect(seen.events).toEqual(['opened', 'received', 'ended']);
      link.close();
      await settle();
      expect(seen.events).toHaveLength(3);
    });

    test('L4 the cable is cut: the link ends once, with no code', async () => {
      const { seen } = await plugged({ timers: hurriedTimers });
      cable.cut();
      await vi.waitFor(() => expect(seen.ends).toHaveLength(1), 3000);
      await settle();
      expect(seen.ends).toMatchObject([{ code: 0 }]);
    });

    test('L4 nothing answers: the link ends when the time to connect is over', async () => {
      cable.goSilent();
      const { seen } = plug({ timers: hurriedTimers });
      await vi.waitFor(() => expect(seen.ends).toHaveLength(1), 3000);
      expect(seen.events).toEqual(['ended']);
      expect(seen.ends).toMatchObject([{ code: 0 }]);
    });

    test('L4 after close no event comes, whatever the box does', async () => {
      const { link, seen, end } = await plugged();
      end.send(present(1));
      link.close();
      const before = [...seen.events];
      end.send(present(2));
      end.close('revoked', 'Too late.');
      cable.cut();
      await settle();
      expect(seen.events).toEqual(before);
    });

    test('L4 a link closed while it connects never opens', async () => {
      const { link, seen } = plug();
      link.close();
      await settle();
      expect(seen.events).toEqual([]);
    });

    test('L5 what is said before the link is open, or after its end, is not heard', async () => {
      const { link, seen } = plug();
      link.send(presence(0));
      await vi.waitFor(() => expect(seen.events).toEqual(['opened']));
      const end = box.ends[0] as BoxEnd;
      link.send(presence(1));
      await vi.waitFor(() => expect(end.heard).toEqual([presence(1)]));
      link.close();
      link.send(presence(2));
      await settle();
      expect(end.heard).toEqual([presence(1)]);
    });

    if (kind === 'long-poll') lostAnswers(() => ({ plugged, cable }));
  });
}

type Plugged = (options?: Partial<LinksOptions>) => Promise<{ link: Link; seen: Seen; end: BoxEnd }>;

/** Requests can lose their answer after the box has done what they asked. */
function lostAnswers(parts: () => { plugged: Plugged; cable: { cut(): void } }): void {
  test('L3 L6 answers get lost: every message still arrives once, in order', async () => {
    let asked = 0;
    let lost = 0;
    const forgetful: typeof fetch = async (...request) => {
      const answer = await fetch(...request);
      asked += 1;
      if (asked === 1 || asked % 3 !== 0) return answer;
      lost += 1;
      await answer.text();
      throw new TypeError('Failed to fetch');
    };
    const { link, seen, end } = await parts().plugged({ fetch: forgetful });
    for (const at of numbers(12)) {
      end.send(present(at));
      link.send(presence(at));
      await new Promise((resume) => setTimeout(resume, 40));
    }
    await vi.waitFor(() => expect(seen.received).toEqual(numbers(12).map(present)), 8000);
    await vi.waitFor(() => expect(end.heard).toEqual(numbers(12).map(presence)), 8000);
    expect(lost).toBeGreaterThan(2);
  });

  test('L6 what cannot be sent does not fill the memory: the link ends', async () => {
    let hold = false;
    const stuck: typeof fetch = (...request) => (hold ? new Promise(() => {}) : fetch(...request));
    const { link, seen } = await parts().plugged({ fetch: stuck });
    hold = true;
    for (const at of numbers(2000)) link.send(presence(at));
    expect(seen.ends).toMatchObject([{ code: 0 }]);
  });
}
