// Everything that must hold before a change is shared. Runs every step even when one fails, and ends by naming those that did.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const steps = [
  { name: 'format, lint and walls', command: 'biome check --error-on-warnings' },
  { name: 'types', command: 'tsc -b' },
  { name: 'unused code and packages', command: 'knip' },
  { name: 'tests', command: 'vitest run' },
];

const failed = [];
for (const { name, command } of steps) {
  console.log(`\n${name}: ${command}`);
  // A shell finds the programs by the PATH that npm has set, on Windows too.
  const { status } = spawnSync(command, {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    shell: true,
    stdio: 'inherit',
  });
  if (status !== 0) failed.push(`${name} (${command})`);
}

if (failed.length > 0) {
  console.error(`\nNot in order: ${failed.join(', ')}.`);
  process.exit(1);
}
