import { createHmac } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Box } from '@comanda/server/box.ts';
import { createLog } from '@comanda/server/log.ts';
import { type StartedBox, startBox } from '@comanda/server/main.ts';
import { testConfig } from '@comanda/server/open-box.fixture.ts';
import { databaseFile } from '@comanda/server/store/files.ts';
import { openReader } from '@comanda/server/store/open.ts';
import type { BoxCore } from '@comanda/shared/sync/box-core.ts';
import type { BoxStore } from '@comanda/shared/sync/box-ports.ts';
import type { DeviceIdentity } from '../paired-device.ts';
import type { Role, StageBox } from '../stage.ts';

/** The product's box whole, with its web server and a database on the disk, in this process. */
export class RealBox implements StageBox {
  wrapStore: (store: BoxStore) => BoxStore = (store) => store;
  /** Where it listens; 0 while it does not. */
  port = 0;
  readonly #data: string;
  #started: StartedBox | null = null;
  /** The box begins anew when a commit fails: then it is another one. */
  #first: Box | null = null;

  constructor(data: string) {
    this.#data = data;
  }

  get core(): BoxCore | null {
    return this.#started?.box()?.core ?? null;
  }

  get failures(): readonly string[] {
    return this.#first === (this.#started?.box() ?? null) ? [] : ['the box had to begin anew'];
  }

  async start(): Promise<void> {
    this.#started = await startBox(testConfig(this.#data), { log: createLog('silent'), apps: {} });
    this.#first = this.#started.box();
    const { store } = this.#open();
    Object.assign(store, this.wrapStore({ ...store }));
    this.port = this.#started.port;
  }

  /** The lines have to be cut before, or the devices would hear a goodbye. */
  async kill(): Promise<void> {
    this.port = 0;
    const started = this.#started;
    this.#started = null;
    this.#first = null;
    await started?.stop();
  }

  prune(before: number): void {
    while (this.#open().store.prune(before));
  }

  async backUp(): Promise<Buffer> {
    const manifest = await this.#open().backUp(join(dirname(this.#data), 'backups'));
    return readFileSync(manifest.replace(/\.json$/, '.sqlite'));
  }

  /** The box must be dead. */
  restore(backup: Buffer): void {
    const file = databaseFile(this.#data);
    for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`, { force: true });
    writeFileSync(file, backup);
  }

  /** Pairs a device. @returns its token */
  pair(device: Omit<DeviceIdentity, 'token'> & { role: Role }): string {
    const { core, devices, seal, nowMs } = this.#open();
    const fields = { ...device, paymentsBarred: false, revoked: false, archived: false };
    core.changeRecords([{ table: 'devices', id: device.id, fields }]);
    const token = createHmac('sha256', 'token').update(device.id).digest('hex');
    devices.register(device.id, seal.tokenHash(token), nowMs());
    return token;
  }

  sql<T>(query: string, ...parameters: unknown[]): T[] {
    const reader = openReader(databaseFile(this.#data));
    try {
      return reader.prepare(query).all(...parameters) as T[];
    } finally {
      reader.close();
    }
  }

  #open(): Box {
    const box = this.#started?.box() ?? null;
    if (box === null) throw new Error('the box is down');
    return box;
  }
}
