import type { BoxCore } from '@comanda/shared/sync/box-core.ts';
import type { LinkEvents, LinkKind, Links } from '@comanda/shared/sync/device-ports.ts';
import { closeCodes, type Down, type Up } from '@comanda/shared/sync/wire.ts';
import type { Pause } from './pause.ts';
import { untilItDies, type VirtualTime } from './virtual-time.ts';

/** What the weather does to one message: how long it takes, and whether it arrives never or twice. */
export type Weather = { delayMs(): number; loses(): boolean; duplicates(): boolean };

export const fairWeather: Weather = { delayMs: () => 1, loses: () => false, duplicates: () => false };

type BoxEnd = { received(text: string): void; ended(): void };

/** One direction of a line, as a stream: in order, and with nothing after what was lost. */
type Way = { broken: boolean; lastMs: number };
export type Line = {
  readonly kind: LinkKind;
  readonly events: LinkEvents;
  readonly up: Way;
  readonly down: Way;
  box: BoxEnd | null;
  open: boolean;
  over: boolean;
};

type Errand = {
  readonly way: Way;
  readonly isCut: () => boolean;
  readonly type: string;
  /** The machine where it arrives. */
  readonly to: Pause | undefined;
  readonly arrive: () => void;
};

const once: ReadonlySet<string> = new Set(['hello', 'welcome', 'snapshot', 'bye']);

/**
 * The line between one device and the box, with a switch for each direction. A cut line says nothing: neither side hears
 * that it is cut, as with a tablet that has left the Wi-Fi; what was on its way is lost, and a stream that has lost something
 * never speaks again in that direction, also after the mending.
 */
export class Cable implements Links {
  upCut = false;
  downCut = false;
  /** Refuses WebSockets, as some proxies do; long-poll goes through. */
  refusesSockets = false;
  weather: Weather = fairWeather;
  /** Listen in on what arrives at the device, and on what the box says before the weather has it. */
  hears: (message: Down, text: string) => void = () => {};
  says: (message: Down, line: Line) => void = () => {};
  /** The machines at its ends: what arrives at one that is stopped waits there. */
  pauses: { readonly device: Pause; readonly box: Pause } | null = null;
  /** The next message is cut after this part of it, and the line with it. */
  cutNextAt: number | null = null;
  readonly #time: VirtualTime;
  readonly #box: () => BoxCore | null;
  readonly #lines = new Set<Line>();

  constructor(time: VirtualTime, box: () => BoxCore | null) {
    this.#time = time;
    this.#box = box;
  }

  /** What is said from now on waits on the way, in both directions, as behind a full buffer. */
  clog(ms: number): void {
    for (const { up, down } of this.#lines) {
      up.lastMs = Math.max(up.lastMs, this.#time.nowMs + ms);
      down.lastMs = Math.max(down.lastMs, this.#time.nowMs + ms);
    }
  }

  cut(): void {
    this.upCut = true;
    this.downCut = true;
  }

  mend(): void {
    this.upCut = false;
    this.downCut = false;
  }

  /** The lines that are open now go deaf, one way or both, and nobody is told. A new line will do. */
  breakOpenLines(up: boolean, down: boolean): void {
    for (const line of this.#lines) {
      line.up.broken ||= up;
      line.down.broken ||= down;
    }
  }

  /** What a closed socket does: both ends hear of it. */
  snap(): void {
    for (const line of [...this.#lines]) {
      line.box?.ended();
      this.#end(line, 0, 'connection reset');
    }
  }

  /** The device's program died: nobody there listens any more, and the box notices only by silence. */
  abandon(): void {
    for (const line of this.#lines) line.over = true;
    this.#lines.clear();
  }

  connect(kind: LinkKind, events: LinkEvents): { send(message: Up): void; close(): void } {
    const way = (): Way => ({ broken: false, lastMs: 0 });
    const line: Line = { kind, events, up: way(), down: way(), box: null, open: false, over: false };
    this.#lines.add(line);
    this.#time.after(this.weather.delayMs(), () => {
      const open = (): void => this.#opening(line);
      if (this.pauses === null) open();
      else this.pauses.box.whenAwake(open);
    });
    return {
      send: (message) => {
        if (line.open && !line.over) this.#up(line, message);
      },
      close: () => {
        const { over } = line;
        line.over = true;
        this.#lines.delete(line);
        if (!over && !this.upCut && !line.up.broken) line.box?.ended();
      },
    };
  }

  #opening(line: Line): void {
    if (line.over || this.upCut || this.downCut) return;
    const box = this.#box();
    if (box === null || (line.kind === 'web-socket' && this.refusesSockets)) {
      this.#end(line, 0, 'refused');
      return;
    }
    // A box that has died since says nothing more, whatever its last thoughts were.
    const isAlive = (): boolean => this.#box() === box;
    const end = box.connect({
      send: (text) => {
        if (isAlive()) this.#down(line, text);
      },
      close: (code, reason) => {
        if (isAlive()) this.#closeFromBox(line, closeCodes[code], reason);
      },
    });
    line.box = {
      received: (text) => {
        if (isAlive()) end.received(text);
      },
      // Another machine: if it dies of the news, whoever closed the line goes on.
      ended: () => {
        if (isAlive()) untilItDies(() => end.ended());
      },
    };
    line.open = true;
    line.events.opened();
  }

  #up(line: Line, message: Up): void {
    const text = JSON.stringify(message);
    const arrive = (): void => {
      if (!this.#isCutHere(line, text, (part) => line.box?.received(part))) line.box?.received(text);
    };
    this.#carry(line, { way: line.up, isCut: () => this.upCut, type: message.type, to: this.pauses?.box, arrive });
  }

  #down(line: Line, text: string): void {
    if (line.over) return;
    const message = JSON.parse(text) as Down;
    this.says(message, line);
    // Half a message is none: the link that gets it takes the line for dead.
    const arrive = (): void => {
      if (this.#isCutHere(line, text, () => {})) return;
      this.hears(message, text);
      line.events.received(message);
    };
    this.#carry(line, {
      way: line.down,
      isCut: () => this.downCut,
      type: message.type,
      to: this.pauses?.device,
      arrive,
    });
  }

  /** The line breaks in the middle of a message: a part of it arrives, and both ends hear of the rest. */
  #isCutHere(line: Line, text: string, arrive: (part: string) => void): boolean {
    if (this.cutNextAt === null) return false;
    const part = text.slice(0, Math.floor(text.length * this.cutNextAt));
    this.cutNextAt = null;
    arrive(part);
    line.box?.ended();
    this.#end(line, 0, 'cut in the middle of a message');
    return true;
  }

  #carry(line: Line, { way, isCut, type, to, arrive }: Errand): void {
    const { weather } = this;
    if (isCut() || weather.loses()) way.broken = true;
    if (way.broken) return;
    way.lastMs = Math.max(way.lastMs, this.#time.nowMs + weather.delayMs());
    const copies = !once.has(type) && weather.duplicates() ? 2 : 1;
    const arrived = (): void => {
      if (isCut()) way.broken = true;
      if (!way.broken && !line.over) arrive();
    };
    for (let copy = 0; copy < copies; copy += 1) {
      this.#time.after(way.lastMs - this.#time.nowMs, () => (to === undefined ? arrived() : to.whenAwake(arrived)));
    }
  }

  #closeFromBox(line: Line, code: number, reason: string): void {
    line.down.lastMs = Math.max(line.down.lastMs, this.#time.nowMs + this.weather.delayMs());
    this.#time.after(line.down.lastMs - this.#time.nowMs, () => {
      const close = (): void => {
        if (!this.downCut && !line.down.broken) this.#end(line, code, reason);
      };
      if (this.pauses === null) close();
      else this.pauses.device.whenAwake(close);
    });
  }

  #end(line: Line, code: number, reason: string): void {
    if (line.over) return;
    line.over = true;
    this.#lines.delete(line);
    line.events.ended({ code, reason });
  }
}
