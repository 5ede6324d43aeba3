import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * `close`: connections break and new ones are refused, as when the Wi-Fi is switched off. `swallow`: everything looks as
 * before and nothing arrives, as when a tablet is carried out of reach.
 */
export type Cut = 'close' | 'swallow';

type Pair = { readonly device: Socket; readonly box: Socket | null; hasLost: boolean };

/** The cable between one device and the box: real sockets on both sides, with a knife. */
export class CutCable {
  readonly #boxPort: () => number;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #cut: Cut | null = null;

  private constructor(boxPort: () => number) {
    this.#boxPort = boxPort;
    this.#server = createServer((device) => this.#joined(device));
  }

  /** @param boxPort where the box listens now; 0 while it does not */
  static async lay(boxPort: () => number): Promise<CutCable> {
    const cable = new CutCable(boxPort);
    cable.#server.listen(0, '127.0.0.1');
    await once(cable.#server, 'listening');
    return cable;
  }

  /** What the device takes for the box. */
  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as { port: number }).port}`;
  }

  get isCut(): boolean {
    return this.#cut !== null;
  }

  cut(how: Cut = 'close'): void {
    this.#cut = how;
    if (how === 'close') this.snap();
  }

  /**
   * New connections go through. One that has lost bytes cannot go on: it is broken now or, with `leaveSilent`, stays dead
   * without a word until somebody notices.
   */
  mend({ leaveSilent = false } = {}): void {
    this.#cut = null;
    if (leaveSilent) return;
    for (const pair of [...this.#pairs]) if (pair.hasLost) breakPair(pair);
  }

  async remove(): Promise<void> {
    this.snap();
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  /** What is connected breaks. */
  snap(): void {
    for (const pair of [...this.#pairs]) breakPair(pair);
  }

  #joined(device: Socket): void {
    device.on('error', () => {});
    const port = this.#boxPort();
    if (this.#cut === 'close' || (this.#cut === null && port === 0)) {
      device.destroy();
      return;
    }
    const box = this.#cut === 'swallow' ? null : connect(port, '127.0.0.1');
    const pair: Pair = { device, box, hasLost: box === null };
    this.#pairs.add(pair);
    const over = () => {
      breakPair(pair);
      this.#pairs.delete(pair);
    };
    device.on('close', over);
    if (box === null) {
      device.resume();
      return;
    }
    box.on('error', () => {});
    // A connection that is cut by silence learns nothing of the other end's end.
    box.on('close', () => {
      if (!pair.hasLost) over();
    });
    this.#carry(pair, device, box);
    this.#carry(pair, box, device);
  }

  #carry(pair: Pair, from: Socket, to: Socket): void {
    from.setNoDelay(true);
    from.on('data', (bytes) => {
      if (this.#cut === 'swallow') pair.hasLost = true;
      if (pair.hasLost) return;
      if (!to.write(bytes)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    });
  }
}

function breakPair({ device, box }: Pair): void {
  device.destroy();
  box?.destroy();
}
