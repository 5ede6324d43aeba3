import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as version1 from './version-1.mjs';

test('a device of version 1 is the program that was installed then, to the byte', async () => {
  expect(version1.protocolVersion).toBe(1);
  const program = await readFile(new URL('version-1.mjs', import.meta.url));
  expect(createHash('sha256').update(program).digest('hex').slice(0, 16)).toBe('64c309d0a40297dc');
});
