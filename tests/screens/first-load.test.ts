import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What others wrote and every device has to load before it shows anything, in kB as it travels. */
function vendorKb(app: string): number {
  const assets = join(root, app, 'dist/assets');
  const vendor = readdirSync(assets).filter((file) => /^(vendor|rolldown-runtime)-.*\.js$/.test(file));
  return vendor.reduce((sum, file) => sum + gzipSync(readFileSync(join(assets, file)), { level: 9 }).length, 0) / 1000;
}

test.each([
  ['tablet-app', 340],
  ['office-app', 400],
  // RxDB with its Dexie storage is 78 of it, React 68, Yjs 22, TypeBox 17.
  ['kds-app', 190],
])('%s loads at most %i kB of other people’s code', (app, mostKb) => {
  const kb = vendorKb(app);
  expect(kb).toBeGreaterThan(50);
  expect(kb).toBeLessThanOrEqual(mostKb);
});
