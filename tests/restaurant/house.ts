import { sampleRestaurant } from '@comanda/shared/sample/sample-restaurant.ts';
import type { BoxCore } from '@comanda/shared/sync/box-core.ts';
import type { RecordsChange } from '@comanda/shared/sync/box-records.ts';
import { recordTableNames } from '@comanda/shared/sync/records.ts';

/** Founds the sample's restaurant in an empty box. */
export function found(core: BoxCore): void {
  const rows = sampleRestaurant();
  core.changeRecords(
    recordTableNames.flatMap((table): RecordsChange[] =>
      (rows[table] as readonly { id: string }[]).map((row) => ({ table, id: row.id, fields: { ...row } })),
    ),
  );
}

/** What is in a restaurant, by the names that people use. */
export abstract class House {
  /** The core of the box; null while the box is down. */
  protected abstract core(): BoxCore | null;

  staff(role: string): string {
    for (const row of this.#rows('staff')) if (row.fields.role === role) return row.id;
    throw new Error(`nobody is ${role}`);
  }

  /** The office gives a person another role. */
  becomes(person: string, role: string): void {
    this.core()?.changeRecords([{ table: 'staff', id: person, fields: { role } }]);
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

  #rows(table: 'staff' | 'multi_sessions' | 'products' | 'tables') {
    return [...(this.core()?.life.records.tables.get(table)?.values() ?? [])];
  }
}
