import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as version1 from './version-1.mjs';
import * as version2 from './version-2.mjs';

test.each([
  [1, version1, '64c309d0a40297dc'],
  [2, version2, 'bcb7e8f1474bafe1'],
] as const)(
  'a device of version %i is the program that was installed then, to the byte',
  async (version, program, hash) => {
    expect(program.protocolVersion).toBe(version);
    const bytes = await readFile(new URL(`version-${version}.mjs`, import.meta.url));
    expect(createHash('sha256').update(bytes).digest('hex').slice(0, 16)).toBe(hash);
  },
);
