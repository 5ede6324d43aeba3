import Type from 'typebox';
import { Compile } from 'typebox/schema';
import { uuidV7 } from '../base/ids.ts';
import { type DayEnd, type FeedEntry, type PreparedCommit, prepareCommit } from './box-commit.ts';
import { greet, signInText } from './box-greeting.ts';
import { BoxGroup, type GroupPorts } from './box-group.ts';
import { type Judge, judgeQueued, type Reply, refuseQueued } from './box-inbox.ts';
import { type BoxLife, lifeFrom } from './box-life.ts';
import { BoxLines } from './box-lines.ts';
import { type BoxLink, type LinkPush, maxQueuedPushes } from './box-link.ts';
import {
  type BoxClock,
  type BoxRandom,
  type BoxStore,
  NotSaved,
  type Scheduler,
  type Seal,
  Unstorable,
  type Wire,
} from './box-ports.ts';
import { deviceOf, type RecordsChange } from './box-records.ts';
import { Turns } from './box-turns.ts';
import type { LinkKind } from './device-ports.ts';
import { newTag } from './tags.ts';
import { approvalMinutes, Beat, Hello, Presence, Push, Reoffer, type SignIn, signInHours } from './wire.ts';

export type BoxLog = { info(message: string, details?: object): void; warn(message: string, details?: object): void };

export type BoxPorts = {
  readonly clock: BoxClock;
  readonly random: BoxRandom;
  readonly scheduler: Scheduler;
  readonly store: BoxStore;
  readonly seal: Seal;
  readonly log: BoxLog;
  /** The business day that follows the one that ends, `YYYY-MM-DD`; the first one when none has been. */
  nextBusinessDay(ended: string | null, nowMs: number): string;
  /** Called once when a commit failed: nothing of it was acknowledged, and this core is dead. */
  onFailure(error: unknown): void;
};

const UpMessage = Type.Union([Hello, Push, Reoffer, Beat, Presence]);
type UpMessage = Hello | { type: 'push'; offers: unknown[] } | { type: 'reoffer'; events: unknown[] } | Beat | Presence;

export type LinkStatus = {
  readonly device: string;
  readonly name: string;
  readonly role: string;
  readonly position: number;
  readonly waiting: number;
  readonly kind: LinkKind;
  /** By what the device said last: how many changes it should have read and has not, how many wait on it, what program it runs. */
  readonly behind: number;
  readonly pending: number | null;
  readonly program: string | null;
  /** How long ago it was heard. */
  readonly silentMs: number;
};

/**
 * The box as a state machine: messages in, commits and frames out. Everything that arrives within one turn of the event loop
 * is one commit, and every multi-session hears of it in one frame, encoded once.
 */
export class BoxCore {
  #life: BoxLife;
  readonly #ports: BoxPorts;
  readonly #groupPorts: GroupPorts;
  readonly #lines: BoxLines;
  readonly #turns: Turns;
  readonly #check = Compile(UpMessage);
  #flushDue = false;
  #dead = false;

  constructor(ports: BoxPorts) {
    this.#ports = ports;
    let seq = 0;
    const nextSeq = (): number => {
      seq += 1;
      return seq;
    };
    this.#groupPorts = {
      ...ports,
      voice: { incarnation: toHex(ports.random.bytes(8)), next: nextSeq },
      refusedLetters: new Map(),
    };
    this.#life = lifeFrom(ports.store, () => ports.nextBusinessDay(null, ports.clock.wallMs()));
    this.#lines = new BoxLines(ports, () => this.#life);
    this.#turns = new Turns(ports.clock);
  }

  get healthy(): boolean {
    return !this.#dead;
  }

  get life(): BoxLife {
    return this.#life;
  }

  links(): LinkStatus[] {
    const nowMs = this.#ports.clock.monotonicMs();
    return [...this.#lines.all].flatMap((link) => {
      const { config, kind, position, behind, pending, program } = link;
      if (config === null || link.stage === 'handing-in') return [];
      const silentMs = nowMs - link.lastHeardMs;
      return [{ ...config, kind, position, behind, pending, program, silentMs, waiting: link.queue.length }];
    });
  }

  /** When a device that is not here was last heard, if that was in this core's time. */
  lastHeardMs(device: string): number | null {
    return this.#lines.lastHeard.get(device) ?? null;
  }

  /** A new line to some device; what it is, its hello will say. */
  connect(wire: Wire, kind: LinkKind = 'web-socket'): { received(text: string): void; ended(): void } {
    const link = this.#lines.open(wire, kind);
    return {
      received: (text) => this.#received(link, text),
      ended: () => {
        link.stage = 'over';
        this.#lines.drop(link);
      },
    };
  }

  /**
   * Changes rows from the box itself (office, import, command line). Durable, and on its way to everyone, when it returns.
   * @throws NotSaved, and Unstorable for what no database would take
   */
  changeRecords(changes: readonly RecordsChange[]): void {
    this.#save((group) => group.changeRecords(changes));
  }

  /** Ends the business day: closed orders leave the devices, numbers begin again. @returns the day that ended @throws NotSaved */
  closeDay(): string {
    const day = this.#life.businessDay;
    this.#save(() => {}, { day, nextDay: this.#ports.nextBusinessDay(day, this.#ports.clock.wallMs()) });
    return day;
  }

  /**
   * Gives a person, whose PIN the caller has checked, a sign-in on this device. Durable when it returns. @throws NotSaved
   * @param event makes it an approval of this one event and nothing else
   */
  signIn(device: string, staff: string, event?: string): SignIn {
    const issuedMs = this.#ports.clock.wallMs();
    const unsealed = {
      id: uuidV7(issuedMs, this.#ports.random.bytes(10)),
      staff,
      device,
      issuedMs,
      expiresMs: issuedMs + (event === undefined ? signInHours * hourMs : approvalMinutes * minuteMs),
      ...(event === undefined ? {} : { event }),
    };
    const signIn: SignIn = { ...unsealed, mac: this.#ports.seal.mac(signInText(unsealed)) };
    this.#save((group) => group.signIns.set(signIn.id, signIn));
    return signIn;
  }

  /** Ends the live links of a device at once; the store must know by then that it is revoked. */
  revoke(device: string): void {
    for (const link of this.#linksOf(device)) this.#lines.end(link, 'revoked', 'This device was revoked.');
  }

  /** Asks a device to show who it is. @returns whether it is there to hear it */
  identify(device: string): boolean {
    const links = this.#linksOf(device).filter(({ stage }) => stage !== 'handing-in');
    for (const link of links) link.send({ type: 'identify' });
    return links.length > 0;
  }

  /** Whether something on the disk is not what was written there: everybody is told, and nobody is kept from anything. */
  sayDamaged(isDamaged: boolean): void {
    this.#lines.sayDamaged(isDamaged);
  }

  stop(): void {
    this.#dead = true;
    this.#lines.endAll('box-stopping', 'The box is stopping.');
  }

  #received(link: BoxLink, text: string): void {
    if (this.#dead || link.stage === 'over') return;
    link.lastHeardMs = this.#ports.clock.monotonicMs();
    const message = this.#parse(text);
    if (message === null) this.#lines.end(link, 'malformed', 'The box could not read this message.');
    else if (message.type === 'hello') this.#greet(link, message);
    else if (link.config === null) this.#lines.end(link, 'hello-first', 'Say hello first.');
    else if (message.type === 'beat') {
      link.pending = message.pending ?? null;
      link.hasRead(message.position ?? link.position, this.#life.head);
    } else if (message.type === 'presence') {
      if (link.stage === 'handing-in') return;
      this.#lines.presence.says(link, message);
    } else {
      const items = message.type === 'push' ? message.offers : message.events;
      const queued = this.#turns.add(link, { kind: message.type, items });
      if (queued > maxQueuedPushes) this.#lines.end(link, 'too-many-messages', 'Too many pushes at once.');
      if (link.stage === 'handing-in') link.room -= items.length;
      if (link.room < 0) this.#lines.end(link, 'revoked', 'This device was revoked, and has said enough.');
      this.#flushSoon();
    }
  }

  #parse(text: string): UpMessage | null {
    try {
      const message: unknown = JSON.parse(text);
      return this.#check.Check(message) ? (message as UpMessage) : null;
    } catch {
      // Not JSON, or nested deeper than the parser goes: whoever sent it is not one of ours.
      return null;
    }
  }

  #greet(link: BoxLink, hello: Hello): void {
    const greeting =
      link.stage === 'new'
        ? greet(hello, this.#life, this.#ports)
        : ({ code: 'malformed', reason: 'Hello was said already.' } as const);
    if ('code' in greeting) {
      this.#lines.end(link, greeting.code, greeting.reason);
      return;
    }
    link.config = greeting.welcome.config;
    link.room = greeting.room;
    link.program = hello.program ?? null;
    link.hasRead(hello.position, this.#life.head);
    link.stage = greeting.welcome.resume === 'hand-in' ? 'handing-in' : 'catching';
    for (const [incarnation, have] of greeting.incarnations) link.incarnations.set(incarnation, have);
    this.#endGhosts(link, hello.incarnation);
    this.#commit((group) => {
      if (greeting.epoch !== this.#life.epoch) group.beginLife(greeting.epoch, numbersSkipped);
      for (const signIn of greeting.signIns) group.signIns.set(signIn.id, signIn);
    });
    if (!this.#dead) this.#lines.welcome(link, greeting.welcome, hello.position);
  }

  /**
   * An older link of the same run of the same device is a ghost: the device has moved on to this one. Nor does one device need
   * more than a few lines, so that it cannot take those of others.
   */
  #endGhosts(link: BoxLink, incarnation: string): void {
    for (const other of this.#linksOf(link.config?.device ?? '')) {
      if (other !== link && other.incarnations.has(incarnation))
        this.#lines.end(other, 'silent', 'The device has a newer link.');
    }
    const oldest = this.#linksOf(link.config?.device ?? '').slice(0, -mostLinks);
    for (const other of oldest) this.#lines.end(other, 'silent', 'The device has newer links.');
  }

  #flushSoon(): void {
    if (this.#flushDue) return;
    this.#flushDue = true;
    this.#ports.scheduler.soon(() => {
      this.#flushDue = false;
      this.#flush();
    });
  }

  #flush(): void {
    const taken: LinkPush[] = [];
    const fault = this.#tryPushes(keptIn(taken, this.#turns.ofOneGroup()), judgeQueued);
    if (fault !== null) this.#commitApart(taken, fault);
    this.#turns.saved();
    if (!this.#dead && !this.#turns.areOver) this.#flushSoon();
  }

  #tryPushes(pushes: Iterable<LinkPush>, judge: Judge): Unstorable | null {
    const replies: Reply[] = [];
    return this.#tryCommit((group) => {
      for (const { link, push } of pushes) replies.push(judge(group, link, push, this.#ports));
    }, replies);
  }

  /** A push that cannot be stored must not take the others with it: each is tried alone, down to the single offer, which is refused. */
  #commitApart(pushes: readonly LinkPush[], fault: Unstorable): void {
    const [first] = pushes;
    const smaller = pushes.length === 1 && first !== undefined ? oneByOne(first) : pushes;
    if (smaller.length > 1) {
      for (const one of smaller) {
        const own = this.#tryPushes([one], judgeQueued);
        if (own !== null) this.#commitApart([one], own);
      }
      return;
    }
    this.#ports.log.warn('a push cannot be stored and is refused', { fault: fault.message });
    const last = this.#tryPushes(smaller, refuseQueued);
    if (last !== null) this.#fail(last);
  }

  #commit(fill: (group: BoxGroup) => void): void {
    const fault = this.#tryCommit(fill, []);
    if (fault !== null) this.#fail(fault);
  }

  /** For those who wait for it: they hear when it did not work. */
  #save(fill: (group: BoxGroup) => void, dayEnd: DayEnd | null = null): void {
    const fault = this.#tryCommit(fill, [], dayEnd);
    if (fault !== null) throw fault;
    if (this.#dead) throw new NotSaved('The box could not save. It is starting again.');
  }

  /** What cannot even be folded cannot be stored: a sum too large to be exact, or a bug that one offer brings to light. */
  #prepare(
    fill: (group: BoxGroup) => void,
    dayEnd: DayEnd | null,
  ): (PreparedCommit & { isNews: boolean }) | Unstorable {
    try {
      const group = new BoxGroup(this.#life, this.#groupPorts);
      fill(group);
      const { store, seal, random } = this.#ports;
      const tagNow = (): string => newTag(seal, group.epoch, group.head, toHex(random.bytes(4)));
      const prepared = prepareCommit(group, store, tagNow, dayEnd);
      return { ...prepared, isNews: group.hasNews || dayEnd !== null };
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
      return new Unstorable(String(error), { cause: error });
    }
  }

  /** The only way anything becomes true: fill a group, commit it, adopt it, and only then tell anyone. */
  #tryCommit(
    fill: (group: BoxGroup) => void,
    replies: readonly Reply[],
    dayEnd: DayEnd | null = null,
  ): Unstorable | null {
    if (this.#dead) return null;
    const prepared = this.#prepare(fill, dayEnd);
    if (prepared instanceof Unstorable) return prepared;
    if (prepared.isNews) {
      try {
        this.#ports.store.commit(prepared.group);
      } catch (error) {
        if (error instanceof Unstorable) return error;
        this.#fail(error);
        return null;
      }
      this.#life = prepared.next;
    }
    this.#answer(replies, prepared.entries);
    this.#afterRecords(prepared.group.records.map(({ row }) => row));
    return null;
  }

  #fail(error: unknown): void {
    this.#dead = true;
    this.#lines.endAll('box-failed', 'The box could not save. It is starting again.');
    this.#ports.onFailure(error);
  }

  /** Verdicts go out only where the frame does not say it already: refusals, retries, and what its author cannot see. */
  #answer(replies: readonly Reply[], entries: readonly FeedEntry[]): void {
    const mustHear = new Set<string>();
    for (const { link, message, close, quiet } of replies) {
      if (message !== null && !(quiet && link.stage === 'live')) {
        link.send(message.type === 'verdicts' ? { ...message, position: this.#life.head } : message);
        if (link.config !== null) mustHear.add(link.config.multiSession);
      }
      if (close !== null) this.#lines.end(link, close.code, close.reason);
    }
    this.#lines.tell(entries, mustHear);
  }

  /** A device that was given another role or multi-session starts over with what it may see now. */
  #afterRecords(rows: readonly { table: string; id: string }[]): void {
    for (const { table, id } of rows) {
      const device = table === 'devices' ? deviceOf(this.#life.records, id) : null;
      if (device === null) continue;
      for (const link of this.#linksOf(id)) {
        const same = device.role === link.config?.role && device.multiSession === link.config.multiSession;
        if (device.revoked || device.archived) this.#lines.end(link, 'revoked', 'This device was revoked.');
        else if (!same) this.#lines.end(link, 'scope-changed', 'This device was given another place.');
      }
    }
  }

  #linksOf(device: string): BoxLink[] {
    return [...this.#lines.all].filter((link) => link.config?.device === device);
  }
}

function* keptIn<T>(kept: T[], all: Iterable<T>): Generator<T> {
  for (const one of all) {
    kept.push(one);
    yield one;
  }
}

const oneByOne = ({ link, push }: LinkPush): LinkPush[] =>
  push.items.map((item) => ({ link, push: { ...push, items: [item] } }));

/** After a restore the numbers of the lost hours may be on paper already: the next one is well above them. */
const numbersSkipped = 200;

/** Of one device at a time: a tablet that climbs from polling to a socket, and another tab. */
export const mostLinks = 4;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
