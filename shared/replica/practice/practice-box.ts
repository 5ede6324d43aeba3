import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { BoxCore } from '../../sync/box-core.ts';
import type { KnownDevice, Seal } from '../../sync/box-ports.ts';
import type { Random } from '../../sync/device-ports.ts';
import { type CloseCode, closeCodes, type SignIn } from '../../sync/wire.ts';
import { createClock, createRandom, createTimers } from '../browser.ts';
import { boxInMemory } from './box-shelf.ts';
import { type PracticePlan, practiceIds } from './practice-plan.ts';
import { practiceRows, tabletName } from './practice-rows.ts';

/** What the page says to the box of its practice: how it begins, and what goes over lines, each with a number of its own. */
export type ToBox =
  | { readonly type: 'begin'; readonly plan: PracticePlan }
  | { readonly type: 'open' | 'ended'; readonly line: number }
  | { readonly type: 'said'; readonly line: number; readonly text: string };

/** A tablet of the practice, with whoever holds it signed in. */
export type Paired = { readonly device: string; readonly token: string; readonly signIn: SignIn };

export type FromBox =
  | { readonly type: 'begun'; readonly tablets: readonly Paired[] }
  | { readonly type: 'said'; readonly line: number; readonly text: string }
  | { readonly type: 'closed'; readonly line: number; readonly code: number; readonly reason: string };

/** One end of a channel: a worker as its page sees it, or the page as the worker does. */
export type Port<Out, In> = {
  postMessage(message: Out): void;
  onmessage: ((event: { readonly data: In }) => void) | null;
};

/**
 * The box's own core, in memory. It is handed no network and no disk, and the page that it talks to is all that it knows of the
 * world: nothing that is done here can reach a restaurant.
 */
export function servePractice(port: Port<FromBox, ToBox>): void {
  let box: BoxCore | null = null;
  const lines = new Map<number, ReturnType<BoxCore['connect']>>();
  const open = (line: number): void => {
    const end = box?.connect({
      send: (text) => port.postMessage({ type: 'said', line, text }),
      close: (code: CloseCode, reason) => port.postMessage({ type: 'closed', line, code: closeCodes[code], reason }),
    });
    if (end !== undefined) lines.set(line, end);
  };
  port.onmessage = ({ data }) => {
    if (data.type === 'begin') {
      const begun = begin(data.plan);
      box = begun.box;
      port.postMessage({ type: 'begun', tablets: begun.tablets });
    } else if (data.type === 'open') open(data.line);
    else if (data.type === 'said') lines.get(data.line)?.received(data.text);
    else {
      lines.get(data.line)?.ended();
      lines.delete(data.line);
    }
  };
}

function begin(plan: PracticePlan): { readonly box: BoxCore; readonly tablets: readonly Paired[] } {
  const [clock, timers, random] = [createClock(), createTimers(), createRandom()];
  const seal = sealWith(random);
  const tokens = plan.people.map(() => bytesToHex(random.bytes(32)));
  const devices = tokens.map((token, at) => deviceOf(plan, at, seal.tokenHash(token)));
  const box = new BoxCore({
    clock: { wallMs: () => Math.floor(clock.wallMs()), monotonicMs: clock.monotonicMs },
    random,
    scheduler: { soon: (run) => void timers.after(0, run), after: timers.after },
    store: boxInMemory(bytesToHex(random.bytes(4)), new Map(devices.map((device) => [device.tokenHash, device]))),
    seal,
    log: { info: () => {}, warn: () => {} },
    nextBusinessDay: (_, nowMs) => new Date(nowMs).toISOString().slice(0, 10),
    onFailure: (error) => {
      throw error;
    },
  });
  box.changeRecords(practiceRows(plan));
  const tablets = tokens.map((token, at) => {
    const device = practiceIds.device(at);
    return { device, token, signIn: box.signIn(device, practiceIds.person(at)) };
  });
  return { box, tablets };
}

const deviceOf = ({ room, people }: PracticePlan, at: number, tokenHash: string): KnownDevice => ({
  device: practiceIds.device(at),
  name: tabletName(room, people, at),
  role: 'tablet',
  multiSession: practiceIds.group,
  paymentsBarred: false,
  tokenHash,
  revoked: false,
});

/** Good for as long as the page is there: what it seals is shown to nobody else. */
function sealWith(random: Random): Seal {
  const key = Uint8Array.from(random.bytes(32));
  return {
    mac: (text) => bytesToHex(hmac(sha256, key, utf8ToBytes(text))).slice(0, 32),
    tokenHash: (token) => bytesToHex(sha256(utf8ToBytes(token))),
  };
}
