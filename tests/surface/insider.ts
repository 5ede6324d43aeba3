import { randomBytes } from 'node:crypto';
import { uuidV7 } from '@comanda/shared/base/ids.ts';
import { WebSocket } from 'ws';
import { helloOf } from '../fuzz/frames/grammar.ts';
import type { Paired, Recorded } from '../fuzz/prepared.ts';

export type Said = { readonly type: string; readonly orderId: string; readonly body: object };

/** A device of the house in the hands of somebody who writes its offers by hand, as fast as the box takes them. */
export type Insider = {
  newId(): string;
  /**
   * Resolves with what was refused, by its code, once the box has judged all of it.
   * @param pushesAtOnce how many pushes are said before it waits for the verdicts
   */
  says(offers: readonly Said[], pushesAtOnce?: number): Promise<Map<string, number>>;
  leave(): void;
};

/** As many as a message has room for. */
const offersInPush = 100;

/** @throws when the box hangs up */
export async function insiderAt(port: number, { device, token, signIn }: Paired, recorded: Recorded): Promise<Insider> {
  const incarnation = randomBytes(8).toString('hex');
  const newId = (): string => uuidV7(Date.now(), randomBytes(10));
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync`, 'comanda');
  const refused = new Map<string, number>();
  let [judged, said] = [0, 0];
  let [told, hungUp] = [(): void => {}, (_: Error): void => {}];
  socket.on('message', (bytes: Buffer) => {
    const message = JSON.parse(bytes.toString());
    for (const seq of ownSeqs(message, incarnation)) judged = Math.max(judged, seq);
    for (const { code } of message.type === 'verdicts' ? message.refused : [])
      refused.set(code, (refused.get(code) ?? 0) + 1);
    told();
  });
  socket.on('close', (code, reason) => hungUp(new Error(`the box hung up: ${code} ${reason}`)));
  socket.on('error', (error) => hungUp(error));
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    hungUp = reject;
  });
  socket.send(JSON.stringify(helloOf(token, incarnation, recorded)));
  const stamped = (offer: Said): object => {
    said += 1;
    const { id: by, staff } = signIn;
    const envelope = { id: newId(), clock: Date.now() * 1024, device, incarnation, deviceSeq: said };
    return { ...offer, ...envelope, signIn: by, staff, rules: 1 };
  };
  const push = (offers: readonly Said[]): void => {
    if (socket.readyState !== WebSocket.OPEN) throw new Error('the box hung up long ago');
    socket.send(JSON.stringify({ type: 'push', offers: offers.map(stamped) }));
  };
  return {
    newId,
    async says(offers, pushesAtOnce = 1) {
      refused.clear();
      for (let from = 0; from < offers.length; from += offersInPush * pushesAtOnce) {
        const some = offers.slice(from, from + offersInPush * pushesAtOnce);
        for (let at = 0; at < some.length; at += offersInPush) push(some.slice(at, at + offersInPush));
        await new Promise<void>((resolve, reject) => {
          hungUp = reject;
          told = () => {
            if (judged >= said) resolve();
          };
          told();
        });
      }
      return new Map(refused);
    },
    leave: () => {
      hungUp = () => {};
      socket.close();
    },
  };
}

type Heard = {
  readonly type: string;
  readonly incarnation?: string;
  readonly upToSeq?: number;
  readonly entries?: readonly { readonly event?: { readonly incarnation: string; readonly deviceSeq: number } }[];
};

/** What is said of this very run: a verdict, or its own events in the feed. */
function ownSeqs({ type, incarnation: of, upToSeq = 0, entries = [] }: Heard, incarnation: string): number[] {
  if (type === 'verdicts') return of === incarnation ? [upToSeq] : [];
  return entries.flatMap(({ event }) => (event?.incarnation === incarnation ? [event.deviceSeq] : []));
}
