import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readAsked } from './asked.ts';

const wishes = { numbers: { rounds: 30, seed: 1 }, counts: ['rounds'], words: ['data'], flags: ['json'] } as const;
const read = (...args: string[]) => readAsked(args, wishes);

test('what is asked for counts, and the rest is as usual', () => {
  expect(read()).toEqual({ asked: { rounds: 30, seed: 1, json: false } });
  expect(read('--rounds', '200', '--data=orders', '--json')).toEqual({
    asked: { rounds: 200, seed: 1, data: 'orders', json: true },
  });
  expect(read('--seed', '0')).toMatchObject({ asked: { seed: 0 } });
  expect(read('--help')).toEqual({ help: true });
});

test.each([
  [['--rounds', 'many'], /--rounds is a whole number, not "many"/],
  [['--rounds', '1e3'], /whole number/],
  [['--rounds=-5'], /whole number/],
  [['--rounds', ''], /whole number/],
  [['--rounds', '0'], /at least 1/],
  [['--data', 'a', '--data', 'b'], /--data is there twice/],
  [['--round', '5'], /--round/],
  [['--rounds'], /--rounds/],
  [['five'], /five/],
])('%j is nothing that can be run, and is said', (args, said) => {
  expect(read(...args)).toEqual({ wrong: expect.stringMatching(said) });
});

/** No command runs nothing and calls it well. */
test('a command that is asked wrongly ends with 2 and says how to ask; asked for help, it says so and ends well', () => {
  const program = fileURLToPath(new URL('kill/main.ts', import.meta.url));
  const run = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  expect(run('--rounds', 'many')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/npm run kill/),
  });
  expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/npm run kill/), stderr: '' });
});
