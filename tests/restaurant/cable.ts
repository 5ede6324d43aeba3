import type { BoxCore } from '@comanda/shared/sync/box-core.ts';
import type { LinkEvents, LinkKind, Links } from '@comanda/shared/sync/device-ports.ts';
import { closeCodes, type Down, type Up } from '@comanda/shared/sync/wire.ts';
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
  hears: (message: Down) => void = () => {};
  says: (message: Down, line: Line) => void = () => {};
  readonly #time: VirtualTime;
  readonly #box: () => BoxCore | null;
  readonly #lines = new Set<Line>();

  constructor(time: VirtualTime, box: () => BoxCore | null) {
    this.#time = time;
    this.#box = box;
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
    this.#time.after(this.weather.delayMs(), () => this.#opening(line));
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
        if (isAlive()) this.#down(line, JSON.parse(text) as Down);
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
    this.#carry(
      line,
      line.up,
      () => this.upCut,
      message.type,
      () => line.box?.received(text),
    );
  }

  #down(line: Line, message: Down): void {
    if (line.over) return;
    this.says(message, line);
    this.#carry(
      line,
      line.down,
      () => this.downCut,
      message.type,
      () => {
        this.hears(message);
        line.events.received(message);
      },
    );
  }

  #carry(line: Line, way: Way, isCut: () => boolean, type: string, arrive: () => void): void {
    const { weather } = this;
    if (isCut() || weather.loses()) way.broken = true;
    if (way.broken) return;
    way.lastMs = Math.max(way.lastMs, this.#time.nowMs + weather.delayMs());
    const copies = !once.has(type) && weather.duplicates() ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      this.#time.after(way.lastMs - this.#time.nowMs, () => {
        if (isCut()) way.broken = true;
        if (!way.broken && !line.over) arrive();
      });
    }
  }

  #closeFromBox(line: Line, code: number, reason: string): void {
    line.down.lastMs = Math.max(line.down.lastMs, this.#time.nowMs + this.weather.delayMs());
    this.#time.after(line.down.lastMs - this.#time.nowMs, () => {
      if (!this.downCut && !line.down.broken) this.#end(line, code, reason);
    });
  }

  #end(line: Line, code: number, reason: string): void {
    if (line.over) return;
    line.over = true;
    this.#lines.delete(line);
    line.events.ended({ code, reason });
  }
}
