import { setTimeout as passes } from 'node:timers/promises';
import { databaseFile } from '@comanda/server/store/files.ts';
import { sampleId } from '@comanda/shared/sample/sample-id.ts';
import { readBox } from '../../kill/box-rows.ts';
import { Heard, RecordingDevice } from '../../kill/recording-device.ts';
import { found } from '../../restaurant/house.ts';
import { RealBox } from '../../restaurant/real/real-box.ts';

type Identity = { readonly device: string; readonly token: string };

/** Longer than the box waits between two tries, and a device before it looks again. */
const patienceMs = 20_000;
const lookEveryMs = 5;
const askEveryMs = 20;

/** A box with its web server on a folder, two real devices on sockets, and what the two were told. */
export class Service {
  readonly data: string;
  readonly #box: RealBox;
  readonly #heard = new Heard();
  readonly #made = new Set<string>();
  readonly #identities: Identity[] = [];
  #devices: RecordingDevice[] = [];
  #orders: string[] = [];
  #taps = 0;

  constructor(data: string) {
    this.data = data;
    this.#box = new RealBox(data);
  }

  async found(): Promise<void> {
    await this.#box.start();
    const { core } = this.#box;
    if (core === null) throw new Error('the box did not start');
    found(core);
    const multiSession = [...(core.life.records.tables.get('multi_sessions')?.keys() ?? [])][0] ?? '';
    for (const name of ['Tablet 1', 'Tablet 2']) {
      const device = sampleId(`device ${name}`);
      this.#identities.push({ device, token: this.#box.pair({ id: device, name, role: 'tablet', multiSession }) });
    }
    await this.#box.kill();
  }

  /** The box starts, and the devices are there and signed in. */
  async open(): Promise<void> {
    await this.#box.start();
    const address = `http://127.0.0.1:${this.#box.port}`;
    this.#devices = this.#identities.map((identity) => new RecordingDevice(address, identity, false, this.#heard));
    await Promise.all(this.#devices.map((device) => device.settled()));
    const { core } = this.#box;
    const staff = [...(core?.life.records.tables.get('staff')?.values() ?? [])];
    const owner = staff.find(({ fields }) => fields.role === 'owner')?.id ?? '';
    for (const device of this.#devices) {
      const signIn = core?.signIn(device.core.replica.config?.device ?? '', owner);
      if (signIn !== undefined) device.core.signIn(signIn);
    }
    this.#orders = [];
  }

  /** Whether the box has not had to begin anew since it was opened. */
  get isUnhurt(): boolean {
    return this.#box.failures.length === 0;
  }

  /** A touch of a screen. Resolves when the box has answered, or has died of it. */
  async tap(): Promise<void> {
    this.#taps += 1;
    const device = this.#devices[this.#taps % this.#devices.length] as RecordingDevice;
    const { core } = device;
    const [order] = this.#orders;
    if (order === undefined || !core.book.orders.has(order)) {
      const opened = core.newId();
      const multiSession = core.replica.config?.multiSession ?? '';
      device.do({ type: 'open-order', order: opened, kind: 'take-away', table: null, multiSession, guests: 2 });
      this.#orders.push(opened);
    } else device.do({ type: 'set-guests', order, guests: 1 + (this.#taps % 9) });
    for (const id of device.takeMade()) this.#made.add(id);
    await this.#until(() => !this.isUnhurt || core.connection().pending === 0);
  }

  /** What `/readyz` says: null when the box is ready, else why not. */
  async whyNotReady(): Promise<string | null> {
    const answer = await fetch(`http://127.0.0.1:${this.#box.port}/readyz`);
    if (answer.ok) return null;
    const { detail } = (await answer.json()) as { detail: string };
    return `${answer.status} ${detail}`;
  }

  /** What is wrong with what the box says of itself while its disk is ill, now and for so long. */
  async illness(forMs: number): Promise<string[]> {
    const first = await this.whyNotReady();
    const wrong = /^503 .*(disk|space|I\/O)/.test(first ?? '') ? [] : [`/readyz said ${first ?? 'ready'}`];
    for (let passedMs = 0; passedMs < forMs; passedMs += askEveryMs) {
      await passes(askEveryMs);
      if ((await this.whyNotReady()) === null)
        return [...wrong, `/readyz said ready after ${passedMs} ms, while nothing could be saved`];
    }
    return wrong;
  }

  /** The disk is well again: service resumes, and what was tapped meanwhile arrives. @returns what is wrong */
  async resumed(): Promise<string[]> {
    let reason = await this.whyNotReady();
    for (let waitedMs = 0; reason !== null && waitedMs < patienceMs; waitedMs += lookEveryMs) {
      await passes(lookEveryMs);
      reason = await this.whyNotReady();
    }
    if (reason !== null) return [`the box is not ready again: ${reason}`];
    for (const { core } of this.#devices) core.wake();
    await Promise.all(this.#devices.map((device) => device.settled()));
    return this.reckon();
  }

  /** What the devices were told and the disk does not say, and what was tapped and never came. */
  reckon(): string[] {
    const { events } = readBox(databaseFile(this.data), 0);
    const unsent = this.#devices.some(({ core }) => core.connection().pending > 0);
    return [
      ...[...this.#heard.positions].flatMap(([id, at]) =>
        events.get(id) === at ? [] : [`somebody saw ${id} at ${at}; on the disk it is at ${events.get(id)}`],
      ),
      ...[...this.#heard.acknowledged]
        .filter((id) => !events.has(id))
        .map((id) => `${id} was acknowledged and is gone`),
      ...(unsent ? [] : [...this.#made].filter((id) => !events.has(id)).map((id) => `${id} never came to the box`)),
      ...this.#heard.contradictions,
      ...this.#heard.refusals,
    ];
  }

  async close(): Promise<void> {
    for (const { core } of this.#devices) core.stop();
    await this.#box.kill();
  }

  async #until(holds: () => boolean): Promise<void> {
    for (let waitedMs = 0; !holds() && waitedMs < patienceMs; waitedMs += 2) await passes(2);
  }
}
