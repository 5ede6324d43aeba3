import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleId } from '@comanda/shared/sample/sample-id.ts';
import type { BoxCore } from '@comanda/shared/sync/box-core.ts';
import type { LinkKind } from '@comanda/shared/sync/device-ports.ts';
import { expect, vi } from 'vitest';
import { CutCable } from '../../processes/cut-cable.ts';
import { refuseUpgrades } from '../../processes/no-upgrades.ts';
import { found, House } from '../house.ts';
import type { RestaurantOptions, Role, Stage } from '../stage.ts';
import { RealBox } from './real-box.ts';
import { RealTablet } from './real-tablet.ts';

/** What lies between the devices and the box. */
export type RealLine = {
  /** The only kind of line that the devices try; left out: what they choose by themselves. */
  readonly only?: LinkKind;
  readonly refusesUpgrades: boolean;
  /** What it comes to. */
  readonly kind: LinkKind;
};

type Proxy = Awaited<ReturnType<typeof refuseUpgrades>>;

const patience = { timeout: 20_000, interval: 15 };
/** Everything holds for so many looks in a row: what was on its way has arrived. */
const quietLooks = 4;

/** A restaurant of real sockets and disks: a box and devices in this process, and cables with a knife between them. */
export class RealRestaurant extends House implements Stage {
  readonly box: RealBox;
  readonly tablets: RealTablet[] = [];
  readonly #line: RealLine;
  readonly #folder: string;
  readonly #proxy: Proxy | null;

  private constructor(line: RealLine, folder: string, box: RealBox, proxy: Proxy | null) {
    super();
    this.#line = line;
    this.#folder = folder;
    this.#proxy = proxy;
    this.box = box;
  }

  static async open(line: RealLine, { tablets = 2 }: RestaurantOptions = {}): Promise<RealRestaurant> {
    const folder = mkdtempSync(join(tmpdir(), 'comanda-story-'));
    const box = new RealBox(join(folder, 'box'));
    await box.start();
    if (box.core !== null) found(box.core);
    const proxy = line.refusesUpgrades ? await refuseUpgrades(() => box.port) : null;
    const restaurant = new RealRestaurant(line, folder, box, proxy);
    for (let at = 0; at < tablets; at += 1) await restaurant.#place('tablet');
    await restaurant.settle();
    return restaurant;
  }

  async close(): Promise<void> {
    for (const tablet of this.tablets) tablet.kill();
    for (const { cable } of this.tablets) await cable.remove();
    await this.box.kill();
    await this.#proxy?.close();
    rmSync(this.#folder, { recursive: true });
  }

  async addTablet(role: Role = 'tablet', staff?: string, multiSession?: string): Promise<RealTablet> {
    const tablet = await this.#place(role, staff, multiSession);
    await this.until(() => expect(tablet.core.connection().state).toBe('live'));
    return tablet;
  }

  async #place(role: Role, staff?: string, multiSession?: string): Promise<RealTablet> {
    const name = `Tablet ${this.tablets.length + 1}`;
    const id = sampleId(`device ${name}`);
    const group = multiSession ?? this.multiSessions()[0] ?? '';
    const token = this.box.pair({ id, name, role, multiSession: group });
    const cable = await CutCable.lay(() =>
      this.#proxy === null || this.box.port === 0 ? this.box.port : this.#proxy.port,
    );
    const tablet = new RealTablet(
      { id, name, token, multiSession: group },
      cable,
      join(this.#folder, name),
      this.#line.only,
    );
    this.tablets.push(tablet);
    await this.until(() => expect(tablet.core.isReady).toBe(true));
    const signIn = this.box.core?.signIn(id, staff ?? this.staff('owner'));
    if (signIn !== undefined) tablet.core.signIn(signIn);
    return tablet;
  }

  tablet(number: number): RealTablet {
    const tablet = this.tablets[number - 1];
    if (tablet === undefined) throw new Error(`there is no tablet ${number}`);
    return tablet;
  }

  cut(number: number): void {
    this.tablet(number).cable.cut();
  }

  mend(number: number): void {
    this.tablet(number).cable.mend();
  }

  async settle(): Promise<void> {
    let quiet = 0;
    await this.until(() => {
      const before = quiet;
      quiet = 0;
      for (const tablet of this.tablets) if (tablet.isAlive) this.#isSettled(tablet);
      quiet = before + 1;
      expect(quiet).toBeGreaterThanOrEqual(quietLooks);
    });
  }

  #isSettled({ identity, core, cable, disk }: RealTablet): void {
    expect(core.isReady && !disk.isWriting).toBe(true);
    const head = this.box.core?.life.head;
    if (cable.isCut || head === undefined) {
      expect(core.connection().state).toBe('no-box');
      return;
    }
    expect(core.connection()).toMatchObject({ state: 'live', pending: 0, kind: this.#line.kind });
    expect(core.replica.position).toBe(head);
    // On long-poll a tablet takes its link for alive until a request is answered by a box that has begun anew.
    expect(this.box.core?.links().map(({ device }) => device)).toContain(identity.id);
    expect(disk.hasToGiveBack).toBe(false);
  }

  async until(holds: () => void): Promise<void> {
    await vi.waitFor(holds, patience);
  }

  async killBox(): Promise<void> {
    this.box.port = 0;
    for (const { cable } of this.tablets) cable.snap();
    await this.box.kill();
  }

  async startBox(): Promise<void> {
    await this.box.start();
  }

  backUp(): Promise<Buffer> {
    return this.box.backUp();
  }

  async restore(backup: Buffer): Promise<void> {
    await this.killBox();
    this.box.restore(backup);
  }

  sql<T>(query: string, ...parameters: unknown[]): T[] {
    return this.box.sql(query, ...parameters);
  }

  protected override core(): BoxCore | null {
    return this.box.core;
  }
}
