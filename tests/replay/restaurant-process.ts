import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pairDevice } from '@comanda/shared/replica/enrol.ts';
import { BoxProcess, comanda } from '../processes/box-process.ts';
import { CutCable } from '../processes/cut-cable.ts';
import { DeviceProcess } from '../processes/device-process.ts';

export type Founding = {
  readonly devices: number;
  /** Which of them speak long-poll. */
  readonly longPoll: (device: number) => boolean;
  readonly menuFile: string;
};

/** The box lets no more than these be tried from one address. */
const pairingsPerMinute = 10;

/** A restaurant of real processes on real sockets, founded as an owner does it: by the command line. */
export class RestaurantProcess {
  readonly folder = mkdtempSync(join(tmpdir(), 'comanda-real-'));
  readonly box = new BoxProcess(join(this.folder, 'box'));
  readonly devices: DeviceProcess[] = [];

  static async found({ devices, longPoll, menuFile }: Founding): Promise<RestaurantProcess> {
    const restaurant = new RestaurantProcess();
    const { box } = restaurant;
    const flags = ['--yes', '--name', 'Past', '--currency', 'USD', '--tz', 'UTC', '--tables', '40'];
    const made = await comanda<{ owner: { name: string; pin: string } }>('init', '--data', box.data, ...flags);
    await comanda('import', 'menu', menuFile, '--data', box.data);
    await box.start();
    for (let at = 0; at < devices; at += 1) {
      if (at > 0 && at % pairingsPerMinute === 0) await restaurant.#restartBox();
      await restaurant.#addDevice(longPoll(at));
    }
    await Promise.all(
      restaurant.devices.map(async (device) => {
        await device.ask('wait', { until: 'settled' });
        await device.ask('sign-in', { staff: made.owner.name, pin: made.owner.pin });
        await device.ask('wait', { until: 'signed-in' });
      }),
    );
    return restaurant;
  }

  /** It counts pairings in memory: a new one has seen none. */
  async #restartBox(): Promise<void> {
    await this.box.stop();
    await this.box.start();
  }

  async #addDevice(longPoll: boolean): Promise<void> {
    const name = `Tablet ${this.devices.length + 1}`;
    const { code } = await comanda<{ code: string }>('pair', '--data', this.box.data, '--name', name);
    const cable = await CutCable.lay(() => this.box.port);
    const { device, token } = await pairDevice(fetch, cable.address, code);
    const folder = join(this.folder, `device-${this.devices.length + 1}`);
    const process = new DeviceProcess(name, cable, { device, token, folder, longPoll });
    this.devices.push(process);
    process.start();
  }

  async close(): Promise<void> {
    await Promise.all(this.devices.map((device) => device.stop()));
    await Promise.all(this.devices.map(({ cable }) => cable.remove()));
    await this.box.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
