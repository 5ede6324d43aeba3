import type { FeedEntry } from './box-commit.ts';
import type { BoxLife } from './box-life.ts';
import { BoxLink } from './box-link.ts';
import type { BoxClock, BoxStore, Scheduler, Seal, Wire } from './box-ports.ts';
import { BoxPresence } from './box-presence.ts';
import { cutTexts } from './cut.ts';
import type { LinkKind } from './device-ports.ts';
import { type SnapshotText, snapshotTexts } from './snapshot.ts';
import { beatMs, type CloseCode, deadMs, type Welcome } from './wire.ts';

/** Feed entries sent to a catching-up link between two turns of the event loop. */
const catchUpEntries = 500;

/** Whoever reads slowly is sent no more before this little waits on the way: far below what would end the line. */
const calmBytes = 512 * 1024;
const paceMs = 20;

/** Looks for devices that have fallen silent this often, and takes them for gone so much earlier that it is known within `deadMs`. */
const lookMs = 500;

export type LinesPorts = {
  readonly clock: BoxClock;
  readonly scheduler: Scheduler;
  readonly store: BoxStore;
  readonly seal: Seal;
};

/** Everyone who is connected: brings them up to date, tells them what was committed, and hears who has fallen silent. */
export class BoxLines {
  readonly all = new Set<BoxLink>();
  /** When devices that have gone were last heard, by the box's clock; as many as were ever paired. */
  readonly lastHeard = new Map<string, number>();
  readonly presence: BoxPresence;
  readonly #ports: LinesPorts;
  readonly #life: () => BoxLife;
  /** Up to where the live links of each multi-session have been told. */
  readonly #toldUpTo = new Map<string, number>();
  #isDamaged = false;
  #stopBeats: () => void = () => {};
  #stopLooking: () => void = () => {};

  constructor(ports: LinesPorts, life: () => BoxLife) {
    this.#ports = ports;
    this.#life = life;
    this.presence = new BoxPresence(ports, (multiSession) => this.#live().get(multiSession) ?? []);
    this.#beat();
    this.#look();
  }

  open(wire: Wire, kind: LinkKind): BoxLink {
    const link = new BoxLink(wire, kind, this.#ports.clock);
    this.all.add(link);
    return link;
  }

  end(link: BoxLink, code: CloseCode, reason: string): void {
    link.end(code, reason);
    this.drop(link);
  }

  drop(link: BoxLink): void {
    if (!this.all.delete(link)) return;
    if (link.config !== null) this.lastHeard.set(link.config.device, this.#ports.clock.wallMs() - this.#silentMs(link));
    this.presence.left(link);
  }

  #silentMs(link: BoxLink): number {
    return this.#ports.clock.monotonicMs() - link.lastHeardMs;
  }

  endAll(code: CloseCode, reason: string): void {
    this.#stopBeats();
    this.#stopLooking();
    for (const link of [...this.all]) this.end(link, code, reason);
    this.presence.stop();
  }

  welcome(link: BoxLink, welcome: Welcome, position: number): void {
    link.send(welcome);
    if (welcome.resume === 'feed') {
      link.position = position;
      this.#catchUp(link);
    } else if (welcome.resume === 'snapshot')
      this.#sendSnapshot(link, snapshotTexts(this.#life(), this.#ports, welcome.config.multiSession));
  }

  /** One frame for each multi-session, encoded once. Those in `mustHear` get one even when nothing in it concerns them. */
  tell(entries: readonly FeedEntry[], mustHear: ReadonlySet<string>): void {
    for (const [multiSession, links] of this.#live()) {
      const texts: string[] = [];
      for (const { audience, json } of entries)
        if (audience === null || audience.includes(multiSession)) texts.push(json);
      if (texts.length > 0 || mustHear.has(multiSession)) this.#sendFrame(multiSession, links, texts);
    }
  }

  /** What is on the disk is not what was written there, or is again: everyone hears so at once, and with each frame. */
  sayDamaged(isDamaged: boolean): void {
    if (isDamaged === this.#isDamaged) return;
    this.#isDamaged = isDamaged;
    this.#sayNothingNew();
  }

  #sendSnapshot(link: BoxLink, parts: Generator<SnapshotText>): void {
    if (link.stage !== 'catching') return;
    if (link.waitingBytes > calmBytes) {
      this.#ports.scheduler.after(paceMs, () => this.#sendSnapshot(link, parts));
      return;
    }
    const next = parts.next();
    if (next.done) return;
    link.sendText(next.value.text);
    link.position = next.value.position;
    if (next.value.isLast) this.#catchUp(link);
    else this.#ports.scheduler.soon(() => this.#sendSnapshot(link, parts));
  }

  /** Reads the feed to a link in pieces, so that a long absence does not hold up those who are here. */
  #catchUp(link: BoxLink): void {
    if (link.stage !== 'catching' || link.config === null) return;
    const { multiSession } = link.config;
    if (link.waitingBytes > calmBytes) {
      this.#ports.scheduler.after(paceMs, () => this.#catchUp(link));
      return;
    }
    if (link.position < this.#ports.store.oldestPosition()) {
      // So slow that the feed was cut off behind it: it starts over, and gets a snapshot.
      this.end(link, 'slow-reader', 'This device was too far behind.');
      return;
    }
    if (link.position < this.#life().head) {
      const read = this.#ports.store.feedAfter(multiSession, link.position, catchUpEntries);
      for (const text of this.#frame(link.position, read.upTo, read.tag, read.entries)) link.sendText(text);
      link.position = read.upTo;
    }
    if (link.position < this.#life().head) this.#ports.scheduler.soon(() => this.#catchUp(link));
    else this.#goLive(link, multiSession);
  }

  /** The next frame begins for everyone at the same place, so those who were here are told up to there first. */
  #goLive(link: BoxLink, multiSession: string): void {
    const { head } = this.#life();
    const others = this.#live().get(multiSession) ?? [];
    if (others.length > 0 && this.#toldUpTo.get(multiSession) !== head) this.#sendFrame(multiSession, others, []);
    this.#toldUpTo.set(multiSession, head);
    link.stage = 'live';
    // An empty frame says "you have everything": the replica knows now that it is up to date.
    this.#sendFrame(multiSession, [link], []);
    if (this.all.size > 1) this.presence.tell(multiSession);
  }

  #sendFrame(multiSession: string, links: readonly BoxLink[], texts: readonly string[]): void {
    const { head, tag } = this.#life();
    const frame = this.#frame(this.#toldUpTo.get(multiSession) ?? head, head, tag, texts);
    this.#toldUpTo.set(multiSession, head);
    for (const link of links) {
      link.position = head;
      for (const text of frame) link.sendText(text);
    }
  }

  /** As many messages as it takes. */
  #frame(from: number, upTo: number, tag: string, entries: readonly string[]): string[] {
    const nowMs = this.#ports.clock.wallMs();
    const damaged = this.#isDamaged ? ',"damaged":true' : '';
    return cutTexts(entries).map((part, at, parts) => {
      const isLast = at === parts.length - 1;
      return `{"type":"frame","from":${from},"upTo":${upTo},"isLast":${isLast},"tag":"${tag}","nowMs":${nowMs}${damaged},"entries":[${part.join(',')}]}`;
    });
  }

  #live(): Map<string, BoxLink[]> {
    const live = new Map<string, BoxLink[]>();
    for (const link of this.all) {
      if (link.stage !== 'live' || link.config === null) continue;
      const known = live.get(link.config.multiSession);
      if (known === undefined) live.set(link.config.multiSession, [link]);
      else known.push(link);
    }
    return live;
  }

  #beat(): void {
    this.#stopBeats = this.#ports.scheduler.after(beatMs, () => {
      this.#sayNothingNew();
      this.#beat();
    });
  }

  #sayNothingNew(): void {
    for (const [multiSession, links] of this.#live()) this.#sendFrame(multiSession, links, []);
  }

  #look(): void {
    this.#stopLooking = this.#ports.scheduler.after(lookMs, () => {
      for (const link of [...this.all]) {
        if (this.#silentMs(link) > deadMs - lookMs) this.end(link, 'silent', 'Nothing was heard from this device.');
      }
      this.#look();
    });
  }
}
