import { notes } from '@comanda/server/colleagues/appetite.ts';
import { type Hands, Service } from '@comanda/server/colleagues/service.ts';
import { isRefusal } from '@comanda/shared/base/refusal.ts';
import { orderView } from '@comanda/shared/order/order-view.ts';
import { expect } from 'vitest';
import type { Restaurant } from '../restaurant/restaurant.ts';
import type { Tablet } from '../restaurant/tablet.ts';
import { onSimulatedCable } from './on-every-line.ts';

const hands = (tablet: Tablet, work: Hands['brief']['work']): Hands => ({
  brief: { name: tablet.identity.name, work, staff: '', pin: '', code: '' },
  device: tablet.identity.id,
  core: tablet.core,
  canWork: true,
  orders: () => [...tablet.core.book.orders.keys()].flatMap((order) => orderView(tablet.core.book, order) ?? []),
  does: (command) => !isRefusal(tablet.core.act(command)),
});

function shiftOf(night: Restaurant, ordersPerMinute: number): Service {
  const [first, second, kitchen, till] = [1, 2, 4, 5].map((number) => night.tablet(number));
  const crew = [hands(first as Tablet, 'serve'), hands(second as Tablet, 'serve')];
  crew.push(hands(kitchen as Tablet, 'cook'), hands(till as Tablet, 'take-cash'));
  return new Service(crew, { leaveAlone: ['1', '2'], ordersPerMinute }, () => night.random.next());
}

function work(night: Restaurant, service: Service, seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    service.look();
    night.time.pass(1_000);
  }
}

onSimulatedCable('a shift of twelve minutes passes', (story) => {
  story(
    'simulated colleagues keep a dining room busy, leave tables to people, and finish what a stopped shift began',
    async ({ open }) => {
      const night = await open({ tablets: 3 });
      night.addTablet('kitchen');
      night.addTablet('till');
      const played = night.tablet(3).open(night.table('1'));
      work(night, shiftOf(night, 30), 300);
      const states = () =>
        night
          .sql<{ state: string; n: number }>('SELECT state, count(*) AS n FROM orders GROUP BY state')
          .reduce<Record<string, number>>((all, { state, n }) => Object.assign(all, { [state]: n }), {});
      expect(states().closed).toBeGreaterThan(5);
      expect(states().open).toBeLessThanOrEqual(13);
      expect(night.sql('SELECT DISTINCT t.number FROM orders o JOIN tables t ON t.id = o.table_id')).not.toContainEqual(
        {
          number: '2',
        },
      );
      expect(night.tablet(2).view(played).lines).toEqual([]);
      const said = night.sql<{ note: string; kind: keyof typeof notes }>(
        `SELECT l.note, coalesce(c.name, 'drink') AS kind FROM order_lines l LEFT JOIN courses c ON c.id = l.course
          WHERE l.note <> ''`,
      );
      expect(said.length).toBeGreaterThan(3);
      // What is said of a dish makes sense with it: nobody wants a candle in a beer.
      expect(said.filter(({ note, kind }) => !notes[kind].some((one) => one === note))).toEqual([]);
      expect(night.sql("SELECT 1 FROM order_lines WHERE modifiers <> '[]'").length).toBeGreaterThan(3);
      // Another shift with no memory of the first, and the door closed.
      work(night, shiftOf(night, 0), 400);
      expect(states().open).toBe(1);
      expect(night.sql("SELECT 1 FROM orders WHERE state = 'closed' AND balance <> 0")).toEqual([]);
      expect(night.sql("SELECT * FROM verdicts WHERE verdict <> 'admitted'")).toEqual([]);
    },
  );
});
