import { isRefusal } from '@comanda/shared/base/refusal.ts';
import type { MultiSession } from '@comanda/shared/floor/floor.ts';
import { patienceOf, usualPatience } from '@comanda/shared/floor/patience.ts';
import { expect } from 'vitest';
import { refusesNothing } from '../restaurant/tampered.ts';
import { onEveryLine, onSimulatedCable } from './on-every-line.ts';

const gustav = { name: 'Gustav Ek', phone: '+46 70 123 45 67', email: '', archived: false };

onEveryLine((story) => {
  story(
    'a guest written down on a tablet that is cut off is on the order there at once, and everywhere afterwards',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), night.tablet(2)];
      const order = anna.open(night.tables()[0] ?? '');
      await night.settle();
      night.cut(1);
      const customer = anna.newId();
      anna.core.changeRecord('customers', customer, gustav);
      anna.do({ type: 'set-customer', order, customer });
      expect(anna.core.records('customers').get(customer)?.fields).toMatchObject({ name: 'Gustav Ek' });
      night.mend(1);
      await night.settle();
      expect(ben.view(order).customer.value).toBe(customer);
      expect(ben.core.records('customers').get(customer)?.fields).toMatchObject(gustav);
      expect(night.sql('SELECT name, phone FROM customers WHERE id = ?', customer)).toEqual([
        { name: gustav.name, phone: gustav.phone },
      ]);
      expect(anna.core.connection()).toMatchObject({ state: 'live', pending: 0 });
    },
  );

  story('two tablets change different fields of one guest while cut off: both changes stay', async ({ open }) => {
    const night = await open({ tablets: 2 });
    const [anna, ben] = [night.tablet(1), night.tablet(2)];
    const customer = anna.newId();
    anna.core.changeRecord('customers', customer, gustav);
    await night.settle();
    night.cut(1);
    night.cut(2);
    anna.core.changeRecord('customers', customer, { phone: '+46 8 11 22 33' });
    ben.core.changeRecord('customers', customer, { email: 'gustav@example.se' });
    night.mend(1);
    night.mend(2);
    await night.settle();
    for (const tablet of night.tablets) {
      expect(tablet.core.records('customers').get(customer)?.fields).toMatchObject({
        phone: '+46 8 11 22 33',
        email: 'gustav@example.se',
      });
    }
  });

  story(
    'the owner says how long guests may wait: every tablet hears it, and a waiter may not say it',
    async ({ open }) => {
      const night = await open({ tablets: 1 });
      const anna = await night.addTablet('tablet', night.staff('waiter'));
      const ingrid = night.tablet(1);
      await night.settle();
      const group = night.multiSessions()[0] ?? '';
      const heard = () =>
        patienceOf(anna.core.records('multi_sessions').get(group)?.fields as MultiSession | undefined);
      expect(heard()).toEqual(usualPatience);
      ingrid.core.changeRecord('multi_sessions', group, { readyMinutes: 5, heldMinutes: 0 });
      await night.settle();
      expect(heard()).toEqual({ ...usualPatience, ready: 5, held: 0 });
      anna.core.judge = refusesNothing;
      anna.core.changeRecord('multi_sessions', group, { readyMinutes: 1 });
      for (const readyMinutes of [0, 241, 2.5, null])
        ingrid.core.changeRecord('multi_sessions', group, { readyMinutes });
      await night.settle();
      expect(heard()).toEqual({ ...usualPatience, ready: 5, held: 0 });
      expect(anna.core.cards.map((card) => card.verdict.code)).toEqual(['not-permitted']);
      expect(new Set(ingrid.core.cards.map((card) => card.verdict.code))).toEqual(new Set(['malformed']));
      expect(ingrid.core.cards).toHaveLength(4);
    },
  );

  story(
    'a row that somebody may not change any more stays as it is when they try, and they are told',
    async ({ open }) => {
      const night = await open({ tablets: 1 });
      const anna = await night.addTablet('tablet', night.staff('manager'));
      await night.settle();
      const product = night.plainProducts()[0] ?? '';
      const before = night.sql('SELECT price FROM products WHERE id = ?', product);
      anna.core.judge = refusesNothing;
      anna.cable.cut();
      night.becomes(night.staff('manager'), 'waiter');
      expect(isRefusal(anna.core.changeRecord('products', product, { price: 1 }))).toBe(false);
      anna.cable.mend();
      await night.settle();
      expect(night.sql('SELECT price FROM products WHERE id = ?', product)).toEqual(before);
      expect(anna.core.cards.map((card) => card.verdict.code)).toEqual(['not-permitted']);
      expect(anna.core.records('products').get(product)?.fields.price).not.toBe(1);
    },
  );

  story(
    'a row with a field that does not exist, or half a new row, is refused and changes nothing',
    async ({ open }) => {
      const night = await open({ tablets: 1 });
      const anna = night.tablet(1);
      anna.core.changeRecord('customers', anna.newId(), { name: 'Half' });
      anna.core.changeRecord('customers', anna.newId(), { ...gustav, isAdmin: true });
      const count = night.sql('SELECT id FROM customers').length;
      await night.settle();
      expect(anna.core.cards.map((card) => card.verdict.code)).toEqual(['malformed', 'malformed']);
      expect(night.sql('SELECT id FROM customers')).toHaveLength(count);
    },
  );
});

onSimulatedCable('the disk of a tablet is made slow', (story) => {
  story('a tablet that is back looks live only once its screens can read the rows that it missed', async ({ open }) => {
    const night = await open({ tablets: 2 });
    const [anna, ben] = [night.tablet(1), night.tablet(2)];
    night.settle();
    const customer = anna.newId();
    night.cut(2);
    night.settle();
    anna.core.changeRecord('customers', customer, gustav);
    night.settle();
    ben.disk.writeMs = () => 1_500;
    night.mend(2);
    const isWritten = (): boolean =>
      ben.disk.saved().some((document) => document.kind === 'record' && document.id === customer);
    const said = new Set<string>();
    for (let looks = 0; !isWritten() && looks < 1_000; looks += 1) {
      said.add(ben.core.connection().state);
      night.time.pass(20);
    }
    expect([...said].sort()).toEqual(['catching-up', 'no-box']);
    night.settle();
    expect(ben.core.connection().state).toBe('live');
  });

  story(
    'a tablet that dies when a frame is on its disk and the row in it is not has the row on its screens again',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), night.tablet(2)];
      night.settle();
      const customer = anna.newId();
      // The frame comes first, and the power goes.
      let puts = 0;
      ben.disk.survives = () => {
        puts += 1;
        return puts === 1;
      };
      ben.disk.writeMs = () => 1_500;
      anna.core.changeRecord('customers', customer, gustav);
      for (let waits = 0; waits < 500 && !ben.disk.isWriting; waits += 1) night.time.pass(10);
      ben.kill();
      const kinds = (): string[] =>
        ben.disk.saved().flatMap((one) => (one.kind === 'record' && one.id === customer ? 'record' : []));
      expect(kinds()).toEqual([]);
      ben.disk.writeMs = () => 1;
      ben.restart();
      night.settle();
      expect(ben.core.records('customers').get(customer)?.fields).toMatchObject(gustav);
      expect(kinds()).toEqual(['record']);
    },
  );
});
