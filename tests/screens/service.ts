import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adminClient } from '@comanda/server/admin/admin-client.ts';
import { readWhereabouts } from '@comanda/server/admin/whereabouts.ts';
import { isDeclined } from '@comanda/server/admin/wishes.ts';
import { openBox } from '@comanda/server/box.ts';
import { serveApps } from '@comanda/server/demo/app-server.ts';
import { type Cable, layCable } from '@comanda/server/demo/cable.ts';
import { createLog } from '@comanda/server/log.ts';
import { hashPin } from '@comanda/server/staff-pins.ts';
import { databaseFile } from '@comanda/server/store/files.ts';
import { authorityFile } from '@comanda/server/tls/authority/files.ts';
import type { DeviceRole } from '@comanda/shared/floor/floor.ts';
import { samplePins, sampleRestaurant } from '@comanda/shared/sample/sample-restaurant.ts';
import { recordTableNames } from '@comanda/shared/sync/records.ts';
import Database from 'better-sqlite3';

const root = fileURLToPath(new URL('../..', import.meta.url));
const host = '127.0.0.1';
/** A name that is no `localhost`, so its pages are no secure context; the browser is told where it leads. */
export const insecureHost = 'comanda.test';
/** The browser is told where it leads: there is no Bonjour in a test. */
export const secureHost = 'comanda.local';
const readyMs = 20_000;

/**
 * A restaurant in service, as separate programs: the box as a process of its own, the apps served from another address
 * (so that a page can be loaded while the box is down), and a cable to the box for each device.
 */
export class Service {
  readonly #data = mkdtempSync(join(tmpdir(), 'comanda-screens-'));
  readonly #cables: Cable[] = [];
  readonly #apps: Awaited<ReturnType<typeof serveApps>>;
  #box: ChildProcess | null = null;
  #boxPort = 0;
  #httpsPort = 0;

  private constructor(apps: Awaited<ReturnType<typeof serveApps>>) {
    this.#apps = apps;
  }

  /** @param furnish what is to be there besides the sample, in its folder, before the box starts */
  static async open(earlierMs = 0, furnish: (data: string) => Promise<unknown> = async () => {}): Promise<Service> {
    const folders = {
      '/': join(root, 'tablet-app/dist'),
      '/kds/': join(root, 'kds-app/dist'),
      '/office/': join(root, 'office-app/dist'),
    };
    const service = new Service(await serveApps({ host, port: 0, folders }));
    await loadSample(service.#data);
    await furnish(service.#data);
    await service.startBox(earlierMs);
    return service;
  }

  /** Where an app is loaded from. */
  appUrl(app: '/' | '/kds/' | '/office/', name = host): string {
    return `http://${name}:${this.#apps.port}${app}`;
  }

  /** @param earlierMs how far the clock of the box is behind: what happens now has happened so long ago when it is right again */
  async startBox(earlierMs = 0): Promise<void> {
    const wound = `const now = Date.now; Date.now = () => now() - ${earlierMs};`;
    const env = { ...process.env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(wound)}` };
    const port = this.#apps.port;
    const flags = {
      data: this.#data,
      host,
      port: String(this.#boxPort),
      'https-port': String(this.#httpsPort),
      origins: `http://${host}:${port},http://${insecureHost}:${port}`,
      hosts: insecureHost,
      advertise: 'false',
      'log-level': 'warn',
    };
    const words = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]);
    const box = spawn(process.execPath, ['server/cli.js', 'start', ...words], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(earlierMs > 0 && { env }),
    });
    this.#box = box;
    await said(box, 'READY');
    const { url, secureAddresses: [secure = ''] = [] } = this.#whereabouts();
    [this.#boxPort, this.#httpsPort] = [Number(new URL(url).port), Number(new URL(secure).port)];
  }

  /** Where the box itself serves the apps: by https under the name that its certificate says, and by http. */
  get doors(): { readonly secure: string; readonly plain: string } {
    return { secure: `https://${secureHost}:${this.#httpsPort}`, plain: `http://${host}:${this.#boxPort}` };
  }

  /** With the authority that a device has to trust. */
  get authorityFile(): string {
    return authorityFile(this.#data);
  }

  /** As a power cut would: no goodbye, nothing written any more. */
  async killBox(): Promise<void> {
    const box = this.#box;
    if (box === null) return;
    this.#box = null;
    const gone = new Promise((resolve) => box.once('exit', resolve));
    box.kill('SIGKILL');
    await gone;
  }

  /** A cable of its own for one device. */
  async layCable(refuses?: (firstBytes: Buffer) => boolean): Promise<Cable> {
    const to = () => ({ host, port: this.#boxPort });
    const cable = await layCable({ host, port: 0, to, ...(refuses && { refuses }) });
    this.#cables.push(cable);
    return cable;
  }

  async pairingCode(role: DeviceRole, multiSession = 'Indoors'): Promise<string> {
    const offer = await adminClient(this.#whereabouts()).ask('pair', { role, multiSession });
    if (isDeclined(offer)) throw new Error(offer.detail);
    return offer.code;
  }

  /** Ends the business day, as somebody at the box does. */
  async closeDay(): Promise<void> {
    const ended = await adminClient(this.#whereabouts()).ask('close-day', {});
    if (isDeclined(ended)) throw new Error(ended.detail);
  }

  /** What is in the box's database. */
  sql<T>(query: string, ...parameters: unknown[]): T[] {
    const database = new Database(databaseFile(this.#data), { readonly: true });
    try {
      return database.prepare(query).all(...parameters) as T[];
    } finally {
      database.close();
    }
  }

  async close(): Promise<void> {
    await this.killBox();
    await Promise.all(this.#cables.map((cable) => cable.close()));
    await this.#apps.close();
    rmSync(this.#data, { recursive: true, force: true });
  }

  #whereabouts() {
    const whereabouts = readWhereabouts(this.#data);
    if (whereabouts === null) throw new Error('the box did not say where it is');
    return whereabouts;
  }
}

/** Founds the sample restaurant in an empty folder. */
export async function loadSample(data: string): Promise<void> {
  const box = openBox(data, createLog('silent'), (error) => {
    throw error;
  });
  const rows = sampleRestaurant();
  box.core.changeRecords(
    recordTableNames.flatMap((table) => rows[table].map((fields) => ({ table, id: fields.id, fields }))),
  );
  for (const [staff, pin] of samplePins()) box.pins.set(staff, await hashPin(pin), box.nowMs());
  box.close();
}

/** Waits for a word on a program's standard output. */
function said(program: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, fail) => {
    let output = '';
    const timer = setTimeout(() => fail(new Error(`it did not say ${word}, but: ${output}`)), readyMs);
    const listen = (bytes: Buffer): void => {
      output += bytes;
      if (!output.includes(word)) return;
      clearTimeout(timer);
      resolve();
    };
    program.stdout?.on('data', listen);
    program.stderr?.on('data', listen);
    program.once('exit', (code) => fail(new Error(`it ended with ${code}: ${output}`)));
  });
}
