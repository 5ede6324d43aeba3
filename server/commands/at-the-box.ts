import { existsSync } from 'node:fs';
import { adminOf } from '../admin/admin.ts';
import { adminClient } from '../admin/admin-client.ts';
import { type Admin, type Answers, isDeclined, type Verb, type Wish } from '../admin/wishes.ts';
import { openBox } from '../box.ts';
import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { databaseFile } from '../store/files.ts';
import { assertNotGone } from '../store/gone.ts';
import { foundLoss } from '../store/loss-note.ts';
import { runningBox } from './running-box.ts';
import { CommandError } from './terminal.ts';

/**
 * Asks the box of a folder, by way of the process that runs it. Nothing is written behind a running box: when none runs,
 * the folder is opened here, and the lock on it keeps any other from starting meanwhile.
 */
export async function askBox<V extends Verb>(config: Config, verb: V, wish: Wish<V>): Promise<Answers[V]> {
  return atTheBox(config, async (admin) => expected(await admin.ask(verb, wish)));
}

export async function atTheBox<T>(config: Config, run: (admin: Admin) => Promise<T>): Promise<T> {
  const whereabouts = runningBox(config.data);
  if (whereabouts !== null) return run(adminClient(whereabouts));
  assertNotGone(databaseFile(config.data), false);
  if (!existsSync(databaseFile(config.data))) {
    throw new CommandError(`There is no restaurant in ${config.data}. Make one with: comanda init`);
  }
  foundLoss(databaseFile(config.data));
  const box = openBox(config.data, createLog('silent'), (error) => {
    throw error;
  });
  try {
    return await run(adminOf(box));
  } finally {
    box.close();
  }
}

export function expected<T extends object>(answer: T | { readonly declined: string; readonly detail: string }): T {
  if (isDeclined(answer)) throw new CommandError(answer.detail);
  return answer as T;
}
