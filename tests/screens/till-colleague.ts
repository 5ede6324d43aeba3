import { setTimeout as sleep } from 'node:timers/promises';
import type { Cable } from '@comanda/server/demo/cable.ts';
import type { DeviceRole } from '@comanda/shared/floor/floor.ts';
import { pairDevice, signInWithPin } from '@comanda/shared/replica/enrol.ts';
import { createHeadlessDevice } from '@comanda/shared/replica/node/headless.ts';
import { crewPins } from '@comanda/shared/sample/people.ts';
import type { DeviceCore } from '@comanda/shared/sync/device-core.ts';
import { type DeviceIdentity, PairedDevice } from '../restaurant/paired-device.ts';
import type { Service } from './service.ts';

const readyMs = 10_000;

/** Somebody who works elsewhere in the house while a test looks at one screen: a real device of the product, without a page. */
export class Colleague extends PairedDevice {
  readonly identity: DeviceIdentity;
  readonly cable: Cable;
  core: DeviceCore;

  private constructor(identity: DeviceIdentity, cable: Cable, core: DeviceCore) {
    super();
    this.identity = identity;
    this.cable = cable;
    this.core = core;
  }

  static async arrives(service: Service, person: string, role: DeviceRole): Promise<Colleague> {
    const cable = await service.layCable();
    const address = `http://127.0.0.1:${cable.port}`;
    const { device, token } = await pairDevice(fetch, address, await service.pairingCode(role));
    const { core } = createHeadlessDevice({ address, device, token, folder: null });
    core.start();
    await becomes(() => core.isReady && core.connection().state === 'live');
    const staff = [...core.records('staff').values()].find(({ fields }) => fields.name === person);
    const pin = crewPins[person] ?? '';
    core.signIn(await signInWithPin(fetch, address, token, { staff: String(staff?.id), pin }));
    const config = core.replica.config;
    if (config === null) throw new Error('a device that is live was not told what it is');
    const identity = { id: device, name: config.name, token, multiSession: config.multiSession };
    return new Colleague(identity, cable, core);
  }

  /** A row by something that is on it, such as the number of a table. */
  row(table: 'tables' | 'products' | 'devices' | 'staff', field: string, value: string): string {
    const found = [...this.core.records(table).values()].find(({ fields }) => fields[field] === value);
    if (found === undefined) throw new Error(`no ${field} ${value} in ${table}`);
    return found.id;
  }

  /** Opens a table and orders, each product by its code and how many. */
  serves(table: string, products: Readonly<Record<string, number>>): string {
    const order = this.open(this.row('tables', 'number', table));
    for (const [code, quantity] of Object.entries(products)) this.adds(order, code, quantity);
    return order;
  }

  adds(order: string, code: string, quantity = 1): string {
    return this.add(order, this.row('products', 'code', code), quantity);
  }

  pays(order: string, amount: number, given = amount): void {
    const payment = this.newId();
    const money = { amount: amount as never, given: given as never };
    this.do({ type: 'register-payment', order, payment, tender: 'cash', ...money });
  }

  /** Until the box has everything that was done here. */
  async isHeard(): Promise<void> {
    await becomes(() => this.core.connection().pending === 0);
  }

  hears(isSo: () => boolean): Promise<void> {
    return becomes(isSo);
  }

  leaves(): void {
    this.core.stop();
  }
}

/** Also outside of tests, for the pictures of the docs. */
async function becomes(isSo: () => boolean): Promise<void> {
  for (const untilMs = performance.now() + readyMs; !isSo(); await sleep(20))
    if (performance.now() > untilMs) throw new Error('the box does not answer');
}
