import { type BoxStore, Unstorable } from '@comanda/shared/sync/box-ports.ts';
import { expect } from 'vitest';
import { onEveryLine } from './on-every-line.ts';

/** A database with one word that it cannot store, whatever the reason. */
const allergicTo =
  (word: string) =>
  (store: BoxStore): BoxStore => ({
    ...store,
    commit(group) {
      if (group.events.some(({ json }) => json.includes(word))) throw new Unstorable(`cannot store ${word}`);
      store.commit(group);
    },
  });

onEveryLine((story) => {
  story(
    'a change that no database would take is refused alone; what others did at the same moment is kept',
    async ({ open }) => {
      const night = await open({ tablets: 2 });
      const [anna, ben] = [night.tablet(1), night.tablet(2)];
      const beer = night.plainProducts()[0] ?? '';
      const order = anna.open(night.tables()[0] ?? '');
      await night.settle();
      await night.killBox();
      night.box.wrapStore = allergicTo('poison');
      ben.add(order, beer);
      anna.do({ type: 'add-mark', order, kind: 'chip', line: null, seat: null, word: 'poison' });
      anna.add(order, beer);
      await night.startBox();
      await night.settle();
      expect(night.box.failures).toEqual([]);
      for (const tablet of night.tablets) {
        expect(tablet.core.connection()).toMatchObject({ state: 'live', pending: 0 });
        expect(tablet.view(order).chips).toEqual([]);
      }
      expect(ben.lines(order)).toHaveLength(2);
      expect(anna.core.cards.map((card) => card.verdict.code)).toEqual(['malformed']);
      anna.add(order, beer);
      await night.settle();
      expect(ben.lines(order)).toHaveLength(3);
    },
  );
});
