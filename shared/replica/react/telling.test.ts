import { beforeEach, expect, test, vi } from 'vitest';
import { createTimers } from '../browser.ts';
import { betweenMs, createTelling, type Telling } from './telling.ts';

let told = 0;
let telling: Telling;
beforeEach(() => {
  vi.useFakeTimers();
  told = 0;
  telling = createTelling(createTimers(), () => {
    told += 1;
  });
  return () => vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('what others do is told at once after a calm, then a few times a second, and the last of it always', async () => {
  for (let change = 0; change < 100; change += 1) {
    telling.whenCalm();
    await pass(10);
    if (change === 0) expect(told).toBe(1);
  }
  expect(told).toBeGreaterThan(15);
  expect(told).toBeLessThanOrEqual(1 + 1_000 / betweenMs);
  const before = told;
  await pass(1_000);
  expect(told).toBeLessThanOrEqual(before + 1);
  telling.whenCalm();
  await pass(0);
  telling.whenCalm();
  const after = told;
  await pass(betweenMs + 1);
  expect(told).toBe(after + 1);
  await pass(1_000);
  expect(told).toBe(after + 1);
});

test('what somebody does here waits for nothing, and takes along what waited', async () => {
  telling.whenCalm();
  await pass(0);
  telling.whenCalm();
  await pass(5);
  expect(told).toBe(1);
  telling.soon();
  telling.soon();
  await pass(0);
  expect(told).toBe(2);
  await pass(1_000);
  expect(told).toBe(2);
});
