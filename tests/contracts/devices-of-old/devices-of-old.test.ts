import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as version1 from './version-1.mjs';
import * as version2 from './version-2.mjs';

test.each([
  [1, version1, '64c309d0a40297dc'],
  [2, version2, 'a4ad0742bb49a49b'],
] as const)(
  'a device of version %i is the program that was installed then, to the byte',
  async (number, { protocolVersion }, hash) => {
    expect(protocolVersion).toBe(number);
    const program = await readFile(new URL(`version-${number}.mjs`, import.meta.url));
    expect(createHash('sha256').update(program).digest('hex').slice(0, 16)).toBe(hash);
  },
);
