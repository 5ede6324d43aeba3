import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'comanda-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Where the store is tested: both must keep every promise. */
export const places = [
  { place: 'in memory', pathOf: () => ':memory:' },
  { place: 'in a file', pathOf: () => join(temporaryFolder(), 'restaurant.sqlite') },
] as const;
