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
  // RxDB with its Dexie storage is 70 of it, React 67. Its icons, 4 more, come with the pages that show them.
  ['kds-app', 140],
])('%s loads at most %i kB of other people’s code', (app, mostKb) => {
  const kb = vendorKb(app);
  expect(kb).toBeGreaterThan(50);
  expect(kb).toBeLessThanOrEqual(mostKb);
});

test('the kitchen begins without what reads notes, hashes PINs or takes money, and without any schema', () => {
  const dist = join(root, 'kds-app/dist');
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const later = readdirSync(join(dist, 'assets')).filter((file) => /^(note-text|scrypt|till-page)-.*\.js$/.test(file));
  expect(later).toHaveLength(3);
  for (const file of later) expect(page).not.toContain(file);
  const first = readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.js') && page.includes(file));
  // The mark that TypeBox puts on each schema.
  for (const file of first) expect(readFileSync(join(dist, 'assets', file), 'utf8')).not.toContain('~kind');
});
