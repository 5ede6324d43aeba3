import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openRestaurant } from '@comanda/server/store/box-store.ts';
import { migrate, schemaVersion } from '@comanda/server/store/migrate.ts';
import { migrations } from '@comanda/server/store/migrations/all.ts';
import { openWriter, type Writer } from '@comanda/server/store/open.ts';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { Restaurant } from '../restaurant/restaurant.ts';
import { scratchFolder } from './disk/watch.ts';

/** The statements of a step, one by one. A trigger has semicolons of its own, and none of them at the end of a line. */
const statementsOf = (sql: string): string[] =>
  sql
    .split(/;\n/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

/** A restaurant as it is today, with something in most tables. */
function restaurantOfToday(): Database.Database {
  const night = new Restaurant({ tablets: 1 });
  const tablet = night.tablet(1);
  for (const table of night.tables().slice(0, 3)) {
    const order = tablet.open(table);
    for (const product of night.plainProducts().slice(0, 4)) tablet.add(order, product);
  }
  night.settle();
  night.box.core?.closeDay();
  return new Database(night.backUp());
}

const namesIn = (database: Database.Database, query: string): string[] =>
  database.prepare<[], string>(query).pluck().all();
const tablesOf = (database: Database.Database): string[] =>
  namesIn(database, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`);
const columnsOf = (database: Database.Database, table: string): string[] =>
  namesIn(database, `SELECT name FROM pragma_table_info('${table}')`);
const rowsOf = (database: Database.Database, table: string, columns: readonly string[]): unknown[] =>
  database
    .prepare(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${columns.join(', ')}`)
    .raw()
    .all();

/** The rows of today in the tables of an older schema, as far as it has the columns. */
function fill(old: Writer, today: Database.Database): void {
  old.pragma('foreign_keys = OFF');
  for (const table of tablesOf(old)) {
    const columns = columnsOf(old, table);
    const into = old.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    for (const row of rowsOf(today, table, columns)) into.run(row as unknown[]);
  }
  old.pragma('foreign_keys = ON');
}

const schemaOf = (database: Database.Database): unknown[] =>
  database.prepare(`SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name`).raw().all();

/**
 * Takes a restaurant of an older version one step up, and copies its files between any two statements: that is what a kill
 * leaves there. @returns the copies
 */
function killedWhile(
  folder: string,
  version: number,
  today: Database.Database,
  tamper: (database: Writer) => void,
): string[] {
  const path = join(folder, 'restaurant.sqlite');
  const database = openWriter(path);
  migrate(database, migrations.slice(0, version));
  fill(database, today);
  // No room in memory: what is not committed goes to the file all the same.
  database.pragma('cache_size = 1');
  const copies: string[] = [];
  const cut = (): void => {
    const copy = join(folder, String(copies.length));
    mkdirSync(copy);
    for (const end of ['', '-wal'])
      if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, join(copy, `restaurant.sqlite${end}`));
    copies.push(join(copy, 'restaurant.sqlite'));
  };
  const [exec, pragma] = [database.exec.bind(database), database.pragma.bind(database)];
  database.exec = (sql) => {
    for (const statement of statementsOf(sql)) {
      cut();
      exec(statement);
    }
    cut();
    return database;
  };
  database.pragma = (words, options) => {
    const answer = pragma(words, options);
    if (words.startsWith('user_version =')) cut();
    return answer;
  };
  tamper(database);
  migrate(database, migrations.slice(0, version + 1));
  cut();
  database.close();
  return copies;
}

/** The next start of the box. @returns what is wrong */
function startOn(path: string, version: number, today: Database.Database): string[] {
  const { database, store } = openRestaurant(path);
  try {
    const wrong: string[] = [];
    if (schemaVersion(database) !== migrations.length) wrong.push(`it stays at schema ${schemaVersion(database)}`);
    if (JSON.stringify(schemaOf(database)) !== JSON.stringify(schemaOf(today))) wrong.push('it has another schema');
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') wrong.push('it is damaged');
    const old = openWriter(':memory:');
    migrate(old, migrations.slice(0, version));
    for (const table of tablesOf(old)) {
      const columns = columnsOf(old, table);
      if (JSON.stringify(rowsOf(database, table, columns)) !== JSON.stringify(rowsOf(today, table, columns)))
        wrong.push(`${table} has other rows`);
    }
    old.close();
    store.load();
    return wrong;
  } finally {
    database.close();
  }
}

test.for(migrations)(
  'step $number, $name: killed between any two of its statements, the next start makes it whole',
  ({ number, sql }) => {
    const today = restaurantOfToday();
    const folder = scratchFolder();
    try {
      const copies = killedWhile(folder, number - 1, today, () => {});
      expect(copies).toHaveLength(statementsOf(sql).length + 3);
      expect(copies.flatMap((path) => startOn(path, number - 1, today))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);

test('the copies can tell: a step that is not one transaction cannot be taken up again', () => {
  const today = restaurantOfToday();
  const folder = scratchFolder();
  try {
    const copies = killedWhile(folder, 7, today, (database) => {
      database.transaction = ((run: () => void) => ({ immediate: run })) as unknown as Writer['transaction'];
    });
    expect(() => copies.flatMap((path) => startOn(path, 7, today))).toThrow(/duplicate column|already exists/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
