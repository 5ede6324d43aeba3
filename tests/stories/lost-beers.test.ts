import { expect } from 'vitest';
import type { PairedDevice } from '../restaurant/paired-device.ts';
import type { Stage } from '../restaurant/stage.ts';
import { onEveryLine } from './on-every-line.ts';

/** Nobody was asked anything, nobody was told that something failed, and nothing is left to send. */
function nobodyWasBothered(tablets: Stage['tablets']): void {
  for (const { core } of tablets) {
    expect(core.cards).toEqual([]);
    expect(core.storageFailure).toBeNull();
    expect(core.connection()).toMatchObject({ state: 'live', pending: 0 });
  }
}

/** Each line once, with what was tapped on it, on every device and in SQL. */
function everyBeerIsThereOnce(night: Stage, order: string, tapped: ReadonlyMap<string, number>): void {
  for (const tablet of night.tablets)
    expect(new Map(tablet.view(order).lines.map(({ line, quantity }) => [line, quantity]))).toEqual(tapped);
  const rows = night.sql<{ line_id: string; quantity: number }>('SELECT line_id, quantity FROM order_lines');
  expect(rows).toHaveLength(tapped.size);
  expect(new Map(rows.map(({ line_id, quantity }) => [line_id, quantity]))).toEqual(tapped);
  expect(night.sql('SELECT 1 FROM orders')).toHaveLength(1);
}

/** By their numbers, from 1. */
const whose = {
  nobody: () => false,
  'every second device': (number: number) => number % 2 === 0,
  everybody: () => true,
} as const;

onEveryLine((story) => {
  // What other systems lose: odoo/odoo#138664, two registers that add to the table of the other.
  story(
    'the lost beers: one waiter orders two beers, another adds two from the bar, and four are there',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [table, bar] = [night.tablet(1), night.tablet(2)];
      const beer = night.plainProducts()[0] ?? '';
      const order = table.open(night.tables()[0] ?? '');
      const first = table.add(order, beer, 2);
      await night.settle();
      const second = bar.add(order, beer, 1);
      bar.do({ type: 'tap-quantity', order, line: first, by: 1 });
      table.do({ type: 'fire', order, lines: 'all' });
      await night.settle();
      everyBeerIsThereOnce(
        night,
        order,
        new Map([
          [first, 3],
          [second, 1],
        ]),
      );
      nobodyWasBothered(night.tablets);
    },
  );

  for (const devices of [2, 6, 12]) {
    for (const cutOff of Object.keys(whose) as (keyof typeof whose)[]) {
      story(
        `${devices} tills × 30 adds on one table, ${cutOff} cut off: 0 lost, 0 doubled, 0 dialogs`,
        async ({ open }) => {
          const night = await open({ tablets: devices });
          const beers = night.plainProducts();
          const numbers = night.tablets.map((_, at) => at + 1);
          const order = night.tablet(1).open(night.tables()[0] ?? '');
          await night.settle();
          const away = numbers.filter(whose[cutOff]);
          for (const number of away) night.cut(number);
          const tapped = new Map<string, number>();
          for (let add = 0; add < 30; add += 1) {
            for (const [at, till] of night.tablets.entries())
              tap(till, order, beers[(add + at) % beers.length] ?? '', add, tapped);
            if (add % 10 === 9) await night.settle();
          }
          for (const number of away) night.mend(number);
          await night.settle();
          everyBeerIsThereOnce(night, order, tapped);
          nobodyWasBothered(night.tablets);
        },
      );
    }
  }
});

/** Two new beers, then one more of a line that this till sees, its own or another's. */
function tap(till: PairedDevice, order: string, beer: string, add: number, tapped: Map<string, number>): void {
  const seen = till.view(order).lines;
  const known = seen[add % Math.max(1, seen.length)];
  if (add % 3 < 2 || known === undefined) {
    tapped.set(till.add(order, beer), 1);
    return;
  }
  till.do({ type: 'tap-quantity', order, line: known.line, by: 1 });
  tapped.set(known.line, (tapped.get(known.line) ?? 0) + 1);
}
