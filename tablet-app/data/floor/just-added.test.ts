import { tick } from '@comanda/shared/base/clock.ts';
import type { Fact } from '@comanda/shared/order/events.ts';
import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { expect, test } from 'vitest';
import { justAdded } from './just-added.ts';

const fact = (device: string, atMs: number, type: string, body: object): Fact =>
  ({ event: { device, type, body }, clock: tick(0, atMs) }) as unknown as Fact;

const line = (unfired: number, ...facts: Fact[]) => ({ unfired, facts });
const justNow = (...lines: object[]): number => justAdded({ lines } as unknown as OrderView, 'ben', 10_000);

test('what a colleague has wanted in the last moments and not sent is being added', () => {
  expect(justNow(line(2, fact('ben', 11_000, 'line-added', { quantity: 2 })))).toBe(2);
  expect(
    justNow(
      line(3, fact('ben', 1_000, 'line-added', { quantity: 2 }), fact('ben', 12_000, 'quantity-tapped', { by: 1 })),
      line(1, fact('ben', 12_000, 'line-added', { quantity: 1 })),
    ),
  ).toBe(2);
});

test('what others wanted, what is with the kitchen, what was taken away again and what is long ago is not', () => {
  expect(justNow(line(1, fact('anna', 11_000, 'line-added', { quantity: 1 })))).toBe(0);
  expect(justNow(line(0, fact('ben', 11_000, 'line-added', { quantity: 1 })))).toBe(0);
  expect(justNow(line(1, fact('ben', 9_000, 'line-added', { quantity: 1 })))).toBe(0);
  const less = fact('ben', 12_000, 'quantity-tapped', { by: -2 });
  expect(justNow(line(1, fact('ben', 11_000, 'line-added', { quantity: 3 }), less))).toBe(1);
});
