import { sampleId } from '@comanda/shared/sample/sample-id.ts';
import type { BoxCore } from '@comanda/shared/sync/box-core.ts';
import { BoxMachine, type OpenDisk } from './box-machine.ts';
import { Cable } from './cable.ts';
import { House } from './house.ts';
import type { Program } from './program.ts';
import { Seeded } from './seeded.ts';
import type { RestaurantOptions, Role, Stage } from './stage.ts';
import { Tablet } from './tablet.ts';
import { VirtualTime } from './virtual-time.ts';

const patienceMs = 60_000;
const lookEveryMs = 20;

/** A restaurant in memory: a box, devices, cables that can be cut, and a clock that can be wound. */
export class Restaurant extends House implements Stage {
  readonly time = new VirtualTime(Date.UTC(2026, 0, 1, 18));
  readonly random: Seeded;
  readonly box: BoxMachine;
  readonly tablets: Tablet[] = [];

  constructor({ tablets = 2, seed = 1 }: RestaurantOptions = {}, openDisk?: OpenDisk) {
    super();
    this.random = new Seeded(seed);
    this.box = new BoxMachine(this.time, this.random.split(), openDisk);
    this.box.start();
    this.box.found();
    for (let at = 0; at < tablets; at += 1) this.addTablet();
    this.settle();
  }

  /** Tablets in turn are in the hands of the sample's staff, all of whom may sell and be paid here. */
  addTablet(role: Role = 'tablet', staff?: string, multiSession?: string, program?: Program): Tablet {
    const core = this.box.core;
    if (core === null) throw new Error('the box is down');
    const name = `Tablet ${this.tablets.length + 1}`;
    const id = sampleId(`device ${name}`);
    const group = multiSession ?? this.multiSessions()[0] ?? '';
    const token = this.box.pair({ id, name, role, multiSession: group });
    const tablet = new Tablet(
      { id, name, token, multiSession: group },
      new Cable(this.time, () => this.box.core),
      this.time,
      this.random.split(),
      program,
    );
    tablet.cable.pauses = { device: tablet.pause, box: this.box.pause };
    this.tablets.push(tablet);
    this.time.pass(10);
    tablet.core.signIn(core.signIn(id, staff ?? this.staff('owner')));
    return tablet;
  }

  tablet(number: number): Tablet {
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

  /** Long enough for every line to be noticed dead, opened again and caught up. */
  settle(ms = 20_000): void {
    this.time.pass(ms);
  }

  until(holds: () => void): void {
    for (const endMs = this.time.nowMs + patienceMs; ; this.time.pass(lookEveryMs)) {
      try {
        holds();
        return;
      } catch (error) {
        if (this.time.nowMs > endMs) throw error;
      }
    }
  }

  killBox(): void {
    this.box.kill();
  }

  startBox(): void {
    this.box.start();
  }

  backUp(): Buffer {
    return this.box.backup();
  }

  restore(backup: Buffer): void {
    this.box.restore(backup);
  }

  protected override core(): BoxCore | null {
    return this.box.core;
  }

  /** What an owner would ask the database. */
  sql<T>(query: string, ...parameters: unknown[]): T[] {
    return this.box.disk.database.prepare(query).all(...parameters) as T[];
  }
}

export const openRestaurant = (options?: RestaurantOptions): Restaurant => new Restaurant(options);
