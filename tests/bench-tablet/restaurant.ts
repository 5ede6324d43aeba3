import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Identity } from '../bench/load/device.ts';
import type { Wish } from '../bench/load/seed.ts';
import { Service } from '../screens/service.ts';

/** A restaurant to measure in: in service, with colleagues who have devices of their own. */
export type Restaurant = { readonly service: Service; readonly colleagues: readonly Identity[] };

export async function openRestaurant(wish: Wish): Promise<Restaurant> {
  const program = fileURLToPath(new URL('../bench/load/seed.ts', import.meta.url));
  let colleagues: readonly Identity[] = [];
  const service = await Service.open(0, async (data) => {
    await promisify(execFile)(process.execPath, [program, data, JSON.stringify(wish)]);
    colleagues = JSON.parse(readFileSync(join(data, 'identities.json'), 'utf8')) as Identity[];
  });
  return { service, colleagues };
}
