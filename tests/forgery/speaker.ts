import type { BoxCore } from '@comanda/shared/sync/box-core.ts';
import type { Down, Hello, SignIn, Up } from '@comanda/shared/sync/wire.ts';
import { closeCodes, protocolVersion } from '@comanda/shared/sync/wire.ts';
import { WebSocket } from 'ws';
import { freshId, type Said } from './honest-offers.ts';

/** Something that speaks to the box in the words of a device, and may put anything into them. */
export type Speaker = {
  readonly device: string;
  readonly incarnation: string;
  say(message: Up | object): void;
  heard(): readonly Down[];
  /** With what the box ended the link; null while it has not. */
  closed(): number | null;
};

export type Person = { readonly device: string; readonly token: string; readonly signIn: SignIn };

let runs = 0;
export function newIncarnation(): string {
  runs += 1;
  return runs.toString(16).padStart(16, '0');
}

const helloWith = (token: string, incarnation: string, more: Partial<Hello> = {}): Hello => ({
  type: 'hello',
  protocol: protocolVersion,
  token,
  incarnation,
  position: 0,
  tag: null,
  multiSession: null,
  outbox: [],
  signIns: [],
  checkpoints: [],
  ...more,
});

/** On a cable of no length. */
export function speakTo(
  core: BoxCore,
  { device, token }: Pick<Person, 'device' | 'token'>,
  more: Partial<Hello> = {},
): Speaker {
  const heard: Down[] = [];
  let closed: number | null = null;
  const line = core.connect({
    send: (text) => heard.push(JSON.parse(text) as Down),
    close: (code) => {
      closed ??= endCode(heard, code);
      line.ended();
    },
  });
  const incarnation = more.incarnation ?? newIncarnation();
  const say = (message: object): void => line.received(JSON.stringify(message));
  say(helloWith(token, incarnation, more));
  return { device, incarnation, say, heard: () => heard, closed: () => closed };
}

/** A close on a cable is a word; a number says the same on a socket. */
const endCode = (heard: readonly Down[], code: string): number => {
  const bye = heard.findLast((message) => message.type === 'bye');
  return bye === undefined || bye.code !== code ? -1 : (codes[code] ?? 0);
};

const codes: Readonly<Record<string, number>> = closeCodes;

/** Over a real socket. */
export async function speakOver(
  port: number,
  { device, token }: Pick<Person, 'device' | 'token'>,
  more: Partial<Hello> = {},
): Promise<Speaker> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync`, 'comanda');
  const heard: Down[] = [];
  let closed: number | null = null;
  socket.on('message', (bytes) => heard.push(JSON.parse(String(bytes)) as Down));
  socket.on('close', (code) => {
    closed = code;
  });
  await new Promise((resolve) => socket.once('open', resolve));
  const incarnation = more.incarnation ?? newIncarnation();
  const say = (message: object): void => socket.send(JSON.stringify(message));
  say(helloWith(token, incarnation, more));
  return { device, incarnation, say, heard: () => heard, closed: () => closed };
}

export type Signed = Said & Readonly<Record<string, unknown>> & { readonly id: string; readonly deviceSeq: number };

/** Puts a person's name to what is said, as their device would. */
export function signed(
  said: Said,
  { device, incarnation }: Speaker,
  { signIn }: Person,
  deviceSeq: number,
  nowMs: number,
): Signed {
  const who = { device, incarnation, deviceSeq, signIn: signIn.id, staff: signIn.staff, rules: 1 };
  return { id: freshId(nowMs), clock: nowMs * 1024, ...who, ...said };
}

/**
 * What became of an offer; null while the box has not said.
 * @param after how many messages had been heard before it was offered
 */
export function outcomeOf(speaker: Speaker, { id, incarnation, deviceSeq }: Signed, after: number): string | null {
  const heard = speaker.heard().slice(after);
  const verdicts = heard.flatMap((message) =>
    message.type === 'verdicts' && message.incarnation === incarnation ? [message] : [],
  );
  const refused = verdicts.flatMap((message) => message.refused).find((row) => row.id === id);
  if (refused !== undefined) return refused.code;
  const entries = heard.flatMap((message) => (message.type === 'frame' ? message.entries : []));
  if (entries.some((entry) => entry.kind === 'event' && entry.event.id === id)) return 'admitted';
  if (verdicts.some(({ upToSeq }) => upToSeq >= deviceSeq)) return 'admitted';
  return speaker.closed() === null ? null : `closed: ${speaker.closed()}`;
}
