import type { BoxCore } from '@comanda/shared/sync/box-core.ts';
import type { LinkEvents, LinkKind, Links } from '@comanda/shared/sync/device-ports.ts';
import { closeCodes, type Down } from '@comanda/shared/sync/wire.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What the weather does to one message: how long it takes; null when it never arrives. */
export type Weather = { delayMs(): number; loses(): boolean; duplicates(): boolean };

export const fairWeather: Weather = { delayMs: () => 1, loses: () => false, duplicates: () => false };

type BoxEnd = { received(text: string): void; ended(): void };
type Line = {
  readonly events: LinkEvents;
  box: BoxEnd | null;
  open: boolean;
  over: boolean;
  lastUpMs: number;
  lastDownMs: number;
};

/**
 * The line between one device and the box, with a switch for each direction. A cut line says nothing: neither side hears
 * that it is cut, as with a tablet that has left the Wi-Fi. Messages keep their order, as on a socket.
 */
export class Cable implements Links {
  upCut = false;
  downCut = false;
  /** Refuses WebSockets, as some proxies do; long-poll goes through. */
  refusesSockets = false;
  weather: Weather = fairWeather;
  /** Listens in on what arrives at the device. */
  hears: (message: Down) => void = () => {};
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

  connect(kind: LinkKind, events: LinkEvents): { send(message: unknown): void; close(): void } {
    const line: Line = { events, box: null, open: false, over: false, lastUpMs: 0, lastDownMs: 0 };
    this.#lines.add(line);
    this.#time.after(this.weather.delayMs(), () => this.#opening(line, kind));
    return {
      send: (message) => this.#up(line, JSON.stringify(message)),
      close: () => {
        line.over = true;
        this.#lines.delete(line);
        if (!this.upCut) line.box?.ended();
      },
    };
  }

  #opening(line: Line, kind: LinkKind): void {
    if (line.over || this.upCut || this.downCut) return;
    const box = this.#box();
    if (box === null || (kind === 'web-socket' && this.refusesSockets)) {
      this.#end(line, 0, 'refused');
      return;
    }
    line.open = true;
    line.box = box.connect({
      send: (text) => this.#down(line, text),
      close: (code, reason) => this.#closeFromBox(line, closeCodes[code], reason),
    });
    line.events.opened();
  }

  /** In order, like a stream: a slow message holds up those behind it. A lost one breaks the stream there. */
  #up(line: Line, text: string): void {
    if (!line.open || line.over || this.upCut) return;
    if (this.weather.loses()) {
      this.upCut = true;
      this.#time.after(this.weather.delayMs() + 500, () => this.#mendAfterLoss('up'));
      return;
    }
    line.lastUpMs = Math.max(line.lastUpMs, this.#time.nowMs + this.weather.delayMs());
    this.#time.after(line.lastUpMs - this.#time.nowMs, () => {
      if (!line.over && !this.upCut) line.box?.received(text);
    });
  }

  #down(line: Line, text: string): void {
    if (line.over || this.downCut) return;
    if (this.weather.loses()) {
      this.downCut = true;
      this.#time.after(this.weather.delayMs() + 500, () => this.#mendAfterLoss('down'));
      return;
    }
    line.lastDownMs = Math.max(line.lastDownMs, this.#time.nowMs + this.weather.delayMs());
    const message = JSON.parse(text) as Down;
    const copies = this.weather.duplicates() ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      this.#time.after(line.lastDownMs - this.#time.nowMs, () => {
        if (line.over || this.downCut) return;
        this.hears(message);
        line.events.received(message);
      });
    }
  }

  /** A stream that lost something is closed by the transport: both ends hear of it when the way is free again. */
  #mendAfterLoss(direction: 'up' | 'down'): void {
    if (direction === 'up') this.upCut = false;
    else this.downCut = false;
    this.snap();
  }

  #closeFromBox(line: Line, code: number, reason: string): void {
    const atMs = Math.max(line.lastDownMs, this.#time.nowMs + this.weather.delayMs());
    line.lastDownMs = atMs;
    this.#time.after(atMs - this.#time.nowMs, () => {
      if (!this.downCut) this.#end(line, code, reason);
    });
  }

  #end(line: Line, code: number, reason: string): void {
    if (line.over) return;
    line.over = true;
    this.#lines.delete(line);
    line.events.ended({ code, reason });
  }
}
