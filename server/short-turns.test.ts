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

test('work that goes on and on by asking for itself again is done once in a turn, however often others ask meanwhile', async () => {
  const soon = inShortTurns(2);
  let [turns, left] = [0, 40];
  const doneInTurn = new Map<number, number>();
  await new Promise<void>((resolve) => {
    const turn = (): void => {
      turns += 1;
      if (left > 0) setImmediate(turn);
      else resolve();
    };
    const again = (): void => {
      busy(3);
      doneInTurn.set(turns, (doneInTurn.get(turns) ?? 0) + 1);
      left -= 1;
      if (left <= 0) return;
      soon(again);
      soon(() => {});
    };
    setImmediate(turn);
    soon(again);
  });
  expect(Math.max(...doneInTurn.values())).toBe(1);
});
