import { setTimeout as sleep } from 'node:timers/promises';
import { addsDish, fires, takes } from '../screens/kitchen-orders.ts';
import type { Service } from '../screens/service.ts';
import { Colleague } from '../screens/till-colleague.ts';

export type House = { readonly carla: Colleague; readonly ben: Colleague; leave(): void };

/** A room as on an ordinary evening: parties that wait, eat and pay. Codes are those of the sample menu. */
export async function fillTheRoom(service: Service): Promise<House> {
  const [carla, ben, dimitri] = [
    await Colleague.arrives(service, 'Carla Nunes', 'tablet'),
    await Colleague.arrives(service, 'Ben Okafor', 'tablet'),
    await Colleague.arrives(service, 'Dimitri Pappas', 'kitchen'),
  ];
  const steaks = takes(carla, '9', [
    { code: 'G1', wants: ['Medium rare', 'Fries'], seat: 1, course: 'Mains' },
    { code: 'G1', wants: ['Well done', 'Green salad'], seat: 2, course: 'Mains', note: 'no salt, please' },
    { code: 'N2' },
  ]);
  fires(carla, steaks);
  const nuts = takes(
    ben,
    '3',
    [
      { code: 'S6', quantity: 2, course: 'Starters', allergy: 'nuts' },
      { code: 'P3', course: 'Mains' },
    ],
    2,
  );
  const [starter] = ben.view(nuts).lines;
  fires(ben, nuts, starter === undefined ? 'all' : [starter.line]);
  const ready = takes(carla, '12', [{ code: 'S3', quantity: 3 }], 6);
  fires(carla, ready);
  const done = carla.view(ready).lines.map(({ line }) => line);
  await carla.isHeard();
  await dimitri.hears(() => dimitri.core.book.orders.has(ready));
  dimitri.do({ type: 'start', order: ready, lines: done });
  dimitri.do({ type: 'ready', order: ready, lines: done });
  const paid = takes(ben, '16', [{ code: 'N2', quantity: 2 }, { code: 'C1' }], 2);
  fires(ben, paid);
  ben.do({ type: 'serve', order: paid, lines: ben.view(paid).lines.map(({ line }) => line) });
  ben.pays(paid, 6_000);
  const away = takes(carla, null, [{ code: 'G4' }]);
  fires(carla, away);
  await Promise.all([carla, ben, dimitri].map((colleague) => colleague.isHeard()));
  addsDish(carla, steaks, { code: 'C1', quantity: 2 });
  await carla.isHeard();
  // So that the pages have heard of everything.
  await sleep(500);
  return {
    carla,
    ben,
    leave: () => {
      for (const colleague of [carla, ben, dimitri]) colleague.leaves();
    },
  };
}
