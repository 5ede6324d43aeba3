import { once } from 'node:events';
import { expect, test } from 'vitest';
import { inShortTurns } from './short-turns.ts';

function busy(ms: number): void {
  const endMs = performance.now() + ms;
  while (performance.now() < endMs);
}

test('work is done in its order, and a timer that is due comes between it', async () => {
  const soon = inShortTurns(5);
  const done: string[] = [];
  const over = new EventTarget();
  const ended = once(over, 'over');
  for (const name of ['first', 'second', 'third', 'fourth'])
    soon(() => {
      busy(4);
      done.push(name);
      if (name === 'fourth') over.dispatchEvent(new Event('over'));
    });
  setTimeout(() => done.push('timer'), 1);
  await ended;
  expect(done.filter((name) => name !== 'timer')).toEqual(['first', 'second', 'third', 'fourth']);
  expect(done.indexOf('timer')).toBeLessThan(3);
});

test('work that asks for more gets it after what waits already', async () => {
  const soon = inShortTurns(5);
  const done: string[] = [];
  await new Promise<void>((resolve) => {
    soon(() => {
      done.push('first');
      soon(() => {
        done.push('asked for by the first');
        resolve();
      });
    });
    soon(() => done.push('second'));
  });
  expect(done).toEqual(['first', 'second', 'asked for by the first']);
});
