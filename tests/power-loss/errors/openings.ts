import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBox } from '@comanda/server/box.ts';
import { createLog } from '@comanda/server/log.ts';
import { databaseFile } from '@comanda/server/store/files.ts';
import { openReader } from '@comanda/server/store/open.ts';
import { readBox } from '../../kill/box-rows.ts';
import { found } from '../../restaurant/house.ts';

/** What can go wrong before a box serves: making a restaurant, and taking up what a killed box left. */
export type Opening = {
  readonly what: string;
  /** Lays what is there before. */
  lay(): void;
  /** With a disk that fails. It may throw. */
  run(): void;
  /** With a disk that is well again. @returns what is wrong */
  again(): string[];
};

/** Makes a restaurant in a folder, as `init` does; when there is one, nothing. */
function make(data: string): void {
  const failures: unknown[] = [];
  const box = openBox(data, createLog('silent'), (error) => failures.push(error));
  try {
    if (box.setting() === null) found(box.core);
  } finally {
    box.close();
  }
}

function damage(data: string): string[] {
  const reader = openReader(databaseFile(data));
  const integrity = reader.pragma('integrity_check', { simple: true });
  reader.close();
  return integrity === 'ok' ? [] : [`SQLite finds it damaged: ${String(integrity)}`];
}

export function founding(folder: string): Opening {
  const data = join(folder, 'made', 'box');
  return {
    what: 'making a restaurant',
    lay: () => rmSync(join(folder, 'made'), { recursive: true, force: true }),
    run: () => make(data),
    again() {
      make(data);
      const reader = openReader(databaseFile(data));
      const restaurants = reader.prepare('SELECT count(*) FROM settings').pluck().get();
      reader.close();
      return [...damage(data), ...(restaurants === 1 ? [] : [`there are ${String(restaurants)} restaurants`])];
    },
  };
}

/** @param data of a box at work: what is there now is what its death would leave */
export function takingUp(data: string, folder: string): Opening {
  const [left, laid] = [join(folder, 'left'), join(folder, 'laid')];
  mkdirSync(left);
  const ends = ['', '-wal'].filter((end) => existsSync(`${databaseFile(data)}${end}`));
  for (const end of ends) cpSync(`${databaseFile(data)}${end}`, `${databaseFile(left)}${end}`);
  const { events } = readBox(databaseFile(data), 0);
  const start = (): void => {
    // It opens only when it can also save.
    openBox(laid, createLog('silent'), () => {}).close();
  };
  return {
    what: 'taking up what a killed box left',
    lay() {
      rmSync(laid, { recursive: true, force: true });
      cpSync(left, laid, { recursive: true });
    },
    run: start,
    again() {
      start();
      const there = readBox(databaseFile(laid), 0).events;
      return [...damage(laid), ...[...events.keys()].filter((id) => !there.has(id)).map((id) => `${id} is gone`)];
    },
  };
}
