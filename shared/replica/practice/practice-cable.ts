import type { LinkEvents, LinkKind, Links } from '../../sync/device-ports.ts';
import type { Down } from '../../sync/wire.ts';
import type { FromBox, ToBox } from './practice-box.ts';

/**
 * The Wi-Fi between a device and the box of its practice, with a switch. Switched off it is what a tablet's own Wi-Fi is: both
 * ends notice at once, and no new line opens.
 */
export class PracticeCable implements Links {
  readonly #say: (message: ToBox) => void;
  readonly #nextLine: () => number;
  readonly #lines = new Map<number, LinkEvents>();
  #isCut = false;

  /** @param nextLine numbers the lines of all tablets of one box */
  constructor(say: (message: ToBox) => void, nextLine: () => number) {
    this.#say = say;
    this.#nextLine = nextLine;
  }

  get isCut(): boolean {
    return this.#isCut;
  }

  cut(): void {
    this.#isCut = true;
    for (const line of [...this.#lines.keys()]) this.#lose(line);
  }

  mend(): void {
    this.#isCut = false;
  }

  heard(message: FromBox): void {
    if (message.type === 'begun') return;
    const events = this.#lines.get(message.line);
    if (message.type === 'said') events?.received(JSON.parse(message.text) as Down);
    else if (this.#lines.delete(message.line)) events?.ended({ code: message.code, reason: message.reason });
  }

  connect(_: LinkKind, events: LinkEvents): ReturnType<Links['connect']> {
    const line = this.#nextLine();
    this.#lines.set(line, events);
    queueMicrotask(() => {
      if (this.#isCut) this.#lose(line);
      if (!this.#lines.has(line)) return;
      this.#say({ type: 'open', line });
      events.opened();
    });
    return {
      send: (message) => {
        if (this.#lines.has(line)) this.#say({ type: 'said', line, text: JSON.stringify(message) });
      },
      close: () => {
        if (this.#lines.delete(line)) this.#say({ type: 'ended', line });
      },
    };
  }

  #lose(line: number): void {
    const events = this.#lines.get(line);
    if (!this.#lines.delete(line)) return;
    this.#say({ type: 'ended', line });
    events?.ended({ code: 0, reason: 'the Wi-Fi is off' });
  }
}
