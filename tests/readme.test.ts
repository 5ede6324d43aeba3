import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(`${root}README.md`, 'utf8');
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> };

const found = (pattern: RegExp): string[] => [...new Set([...readme.matchAll(pattern)].map((match) => match[1] ?? ''))];

test.each(found(/npm (?:run )?([a-z-]+)/g).filter((name) => name !== 'and'))(
  'the README speaks of npm %s, and it is there',
  (name) => {
    expect(scripts).toHaveProperty(name);
  },
);

test.each(found(/node server\/cli\.js ([a-z]+(?: menu)?)/g))(
  'the README speaks of the command %s, and it explains itself',
  (verb) => {
    const help = execFileSync(process.execPath, [`${root}server/cli.js`, ...verb.split(' '), '--help'], {
      encoding: 'utf8',
    });
    expect(help).toContain('Usage: comanda');
  },
);

test.each(found(/\]\(([^)#:]+)\)/g))('the README points at %s, and it is there', (path) => {
  expect(existsSync(`${root}${path}`)).toBe(true);
});

test.each(Object.entries(scripts).filter(([, line]) => line.includes('prepare.mjs &&')))(
  'npm %s goes on in a fresh shell after the installation, which finds the Node that was installed',
  (_, line) => {
    expect(line).toMatch(/prepare\.mjs && npm run /);
  },
);
