import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openRestaurant } from './box-store.ts';
import { temporaryFolder } from './sample/places.ts';

const program = fileURLToPath(new URL('./sample/commit-until-killed.ts', import.meta.url));

/** Kills the box when it has acknowledged so many commits; gives the last position that it acknowledged. */
async function killedAfter(path: string, commits: number): Promise<number> {
  const box = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(box, 'exit');
  let acknowledged = 0;
  let count = 0;
  for await (const line of createInterface(box.stdout)) {
    acknowledged = Number(line);
    count += 1;
    if (count === commits) box.kill('SIGKILL');
  }
  await ended;
  return acknowledged;
}

test('P1 I1 the box is killed again and again while it commits: nothing that it acknowledged is missing', {
  timeout: 30_000,
}, async () => {
  const path = join(temporaryFolder(), 'restaurant.sqlite');
  for (const commits of [1, 40, 7, 150]) {
    const acknowledged = await killedAfter(path, commits);
    const { database, store } = openRestaurant(path);
    const { head, orders } = store.load();
    expect(head).toBeGreaterThanOrEqual(acknowledged);
    const positions = orders.flatMap((order) => order.facts.map((fact) => fact.at)).sort((a, b) => a - b);
    expect(positions).toEqual(Array.from({ length: head }, (_, at) => at + 1));
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  }
});
