import { rmSync } from 'node:fs';
import { createClock, createRandom, createTimers } from '@comanda/shared/replica/browser.ts';
import { createLinks } from '@comanda/shared/replica/links/links.ts';
import type { SocketConstructor } from '@comanda/shared/replica/links/web-socket-link.ts';
import { createFileStorage } from '@comanda/shared/replica/node/storage-file.ts';
import { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import {
  type DeviceStorage,
  isStorageFailure,
  type LinkKind,
  type Links,
  type StorageChange,
  type StoredDocument,
} from '@comanda/shared/sync/device-ports.ts';
import type { CutCable } from '../../processes/cut-cable.ts';
import { type DeviceIdentity, PairedDevice } from '../paired-device.ts';
import type { StageTablet } from '../stage.ts';

/** One device without a screen, put together as the product does it, on a folder and at the end of a real cable. */
export class RealTablet extends PairedDevice implements StageTablet {
  readonly identity: DeviceIdentity;
  readonly cable: CutCable;
  readonly disk: WatchedFolder;
  wallSkewMs = 0;
  wrapLinks: (links: Links) => Links = (links) => links;
  isAlive = true;
  core: DeviceCore;
  readonly #only: LinkKind | undefined;

  constructor(identity: DeviceIdentity, cable: CutCable, folder: string, only: LinkKind | undefined) {
    super();
    this.identity = identity;
    this.cable = cable;
    this.disk = new WatchedFolder(folder);
    this.#only = only;
    this.core = this.#boot();
  }

  kill(): void {
    this.core.stop();
    this.isAlive = false;
  }

  restart(): void {
    this.kill();
    this.core = this.#boot();
  }

  #boot(): DeviceCore {
    const { wallMs, monotonicMs } = createClock();
    const timers = createTimers();
    const links = createLinks({
      address: this.cable.address,
      WebSocket: globalThis.WebSocket as unknown as SocketConstructor,
      fetch: globalThis.fetch,
      timers,
    });
    const core = new DeviceCore(
      {
        clock: { wallMs: () => wallMs() + this.wallSkewMs, monotonicMs },
        timers,
        random: createRandom(),
        links: { connect: (kind, events) => this.wrapLinks(links).connect(kind, events) },
        storage: this.disk.open(),
        ...(this.#only && { only: this.#only }),
      },
      { token: this.identity.token, device: this.identity.id },
    );
    core.start();
    this.isAlive = true;
    return core;
  }
}

/** A device's folder, and what was written to it so far: reading the folder itself would take it from the device. */
class WatchedFolder {
  readonly #folder: string;
  readonly #documents = new Map<string, string>();
  #underWay = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get isWriting(): boolean {
    return this.#underWay > 0;
  }

  /** Something that a restored box has not taken back yet. */
  get hasToGiveBack(): boolean {
    return [...this.#documents.keys()].some((address) => address.startsWith('reoffer '));
  }

  saved(): StoredDocument[] {
    return [...this.#documents.values()].map((json) => JSON.parse(json) as StoredDocument);
  }

  wipe(): void {
    rmSync(this.#folder, { recursive: true });
    this.#documents.clear();
  }

  open(): DeviceStorage {
    const storage = createFileStorage({ folder: this.#folder });
    this.#underWay = 0;
    return {
      load: (done) =>
        storage.load((loaded) => {
          if (!isStorageFailure(loaded)) {
            this.#documents.clear();
            this.#apply({ put: loaded.documents, drop: [] });
          }
          done(loaded);
        }),
      write: (change, done) => {
        this.#underWay += 1;
        storage.write(change, (failure) => {
          this.#underWay = Math.max(0, this.#underWay - 1);
          if (failure === undefined) this.#apply(change);
          done(failure);
        });
      },
      close: () => storage.close(),
    };
  }

  #apply({ put, drop }: StorageChange): void {
    for (const document of put) this.#documents.set(`${document.kind} ${document.key}`, JSON.stringify(document));
    for (const { kind, key } of drop) this.#documents.delete(`${kind} ${key}`);
  }
}
