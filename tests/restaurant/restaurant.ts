import { sampleId } from '@comanda/shared/sample/sample-id.ts';
import { BoxMachine } from './box-machine.ts';
import { Cable } from './cable.ts';
import { Seeded } from './seeded.ts';
import { Tablet } from './tablet.ts';
import { VirtualTime } from './virtual-time.ts';

export type RestaurantOptions = { readonly tablets?: number; readonly seed?: number };

/** A restaurant in memory: a box, devices, cables that can be cut, and a clock that can be wound. */
export class Restaurant {
  readonly time = new VirtualTime(Date.UTC(2026, 0, 1, 18));
  readonly random: Seeded;
  readonly box: BoxMachine;
  readonly tablets: Tablet[] = [];

  constructor({ tablets = 2, seed = 1 }: RestaurantOptions = {}) {
    this.random = new Seeded(seed);
    this.box = new BoxMachine(this.time, this.random.split());
    this.box.start();
    this.box.found();
    for (let at = 0; at < tablets; at += 1) this.addTablet();
    this.settle();
  }

  /** Tablets in turn are in the hands of the sample's staff, all of whom may sell and be paid here. */
  addTablet(role: 'tablet' | 'kitchen' | 'till' = 'tablet', staff?: string, multiSession?: string): Tablet {
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
    );
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

  killBox(): void {
    this.box.kill();
  }

  startBox(): void {
    this.box.start();
  }

  staff(role: string): string {
    for (const row of this.#rows('staff')) if (row.fields.role === role) return row.id;
    throw new Error(`nobody is ${role}`);
  }

  multiSessions(): string[] {
    return this.#rows('multi_sessions').map((row) => row.id);
  }

  /** A product of the sample by its name. */
  product(name: string): string {
    const row = this.#rows('products').find((one) => one.fields.name === name);
    if (row === undefined) throw new Error(`no ${name} on the menu`);
    return row.id;
  }

  /** A product that asks no questions. */
  plainProducts(): string[] {
    return this.#rows('products')
      .filter((row) => (row.fields.modifierGroups as string[]).length === 0)
      .map((row) => row.id);
  }

  table(number: string): string {
    const row = this.#rows('tables').find((one) => one.fields.number === number);
    if (row === undefined) throw new Error(`no table ${number}`);
    return row.id;
  }

  tables(): string[] {
    return this.#rows('tables').map((row) => row.id);
  }

  /** What an owner would ask the database. */
  sql<T>(query: string, ...parameters: unknown[]): T[] {
    return this.box.disk.database.prepare(query).all(...parameters) as T[];
  }

  #rows(table: 'staff' | 'multi_sessions' | 'products' | 'tables') {
    return [...(this.box.core?.life.records.tables.get(table)?.values() ?? [])];
  }
}

export const openRestaurant = (options?: RestaurantOptions): Restaurant => new Restaurant(options);
